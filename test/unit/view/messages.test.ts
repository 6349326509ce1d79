import assert from 'node:assert/strict';
import { isFromCertificate, isFromPanel } from '../../../src/view/messages.ts';
import { panelHtml } from '../../../src/view/shell.ts';

function check(
  name: string,
  is: (message: unknown) => boolean,
  good: readonly unknown[],
  bad: readonly unknown[],
): void {
  describe(name, () => {
    for (const message of good) it(`takes ${JSON.stringify(message)}`, () => assert.equal(is(message), true));
    for (const message of bad) it(`does not take ${JSON.stringify(message)}`, () => assert.equal(is(message), false));
  });
}

check(
  'isFromPanel',
  isFromPanel,
  [
    { type: 'ready' },
    { type: 'resend', id: 1 },
    { type: 'wantBody', id: 1, part: 'response', form: 'hex', start: 0 },
    { type: 'copyBody', id: 1, part: 'request', form: 'raw' },
    { type: 'saveBody', id: 1, part: 'response' },
    { type: 'copyText', text: '' },
    { type: 'openLink', id: 1, url: 'https://www.rfc-editor.org/' },
  ],
  [
    null,
    'ready',
    {},
    { type: 'resend' },
    { type: 'resend', id: '1' },
    { type: 'wantBody', id: 1, part: 'response', form: 'hex', start: -1 },
    { type: 'wantBody', id: 1, part: 'other', form: 'hex', start: 0 },
    { type: 'openBody', id: 1, part: 'response', form: '__proto__' },
    { type: 'copyText', text: 1 },
    { type: 'openLink', id: 1, url: 'command:workbench.action.quit' },
    { type: 'openLink', id: 1, url: 'http://example.org/' },
    { type: 'runCommand', id: 1 },
  ],
);

check(
  'isFromCertificate',
  isFromCertificate,
  [
    { type: 'ready' },
    { type: 'copyChain' },
    { type: 'copyPem', index: 0 },
    { type: 'act', index: 3 },
    { type: 'export' },
    { type: 'compare' },
    { type: 'copyProbed' },
    { type: 'newFile' },
    { type: 'openLink', url: 'https://www.rfc-editor.org/' },
  ],
  [
    null,
    { type: 'copyPem' },
    { type: 'act', index: '0' },
    { type: 'openAsText' },
    { type: 'copyPem', index: -1 },
    { type: 'copyPem', index: 0.5 },
    { type: 'openLink', url: 'javascript:0' },
    { type: 'resend', id: 1 },
  ],
);

describe('panelHtml', () => {
  const parts = {
    script: 'https://x.test/panel.js',
    style: 'https://x.test/panel.css',
    codicons: 'https://x.test/codicon.ttf',
    nonce: 'abc123',
    cspSource: 'https://x.test',
    title: 'A <b> & "c"',
  };

  it('allows nothing but our own script, style, font and data images', () => {
    const html = panelHtml(parts);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1]?.replaceAll('&#39;', "'");
    assert.equal(
      policy,
      "default-src 'none'; script-src 'nonce-abc123'; style-src https://x.test 'nonce-abc123'; font-src https://x.test; img-src data:; base-uri 'none'; form-action 'none'",
    );
    assert.doesNotMatch(html, /unsafe|\son\w+=/);
  });

  it('keeps what it is given from becoming markup', () => {
    const html = panelHtml({ ...parts, codicons: 'https://x.test/"</style><script>' });
    assert.match(html, /<title>A &#60;b&#62; &#38; &#34;c&#34;<\/title>/);
    assert.equal(html.match(/<script/g)?.length, 1);
    assert.equal(html.match(/<\/style>/g)?.length, 1);
  });
});
