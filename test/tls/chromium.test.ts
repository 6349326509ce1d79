import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chromiumHere } from '../../scripts/vscode-host/find-chromium.ts';
import { cases } from './cases.ts';
import { type Chromium, openChromium } from './chromium.ts';
import type { LabCase } from './lab-case.ts';
import { type Laboratory, openLaboratory } from './laboratory.ts';
import { openWorkbench } from './workbench.ts';

/** What Portside accepts and the browser does not, with the reason. */
const onlyPortsideAccepts: Readonly<Record<string, string>> = {
  'good-final-dot': 'the browser’s table of names does not know names with a final dot',
  ed25519: 'the browser offers no EdDSA: told as browser-compatibility',
  ed448: 'the browser offers no EdDSA: told as browser-compatibility',
  'issuer-secp256k1': 'the browser knows no such curve: told as browser-compatibility',
  'issuer-brainpool': 'the browser knows no such curve: told as browser-compatibility',
  'p-521': 'the browser offers no signatures with P-521: told as browser-compatibility',
  'wildcard-over-a-registry': 'the browser keeps the list of registries: told as browser-compatibility',
  'extension-not-offered': 'the handshake is done, and what is wrong in it told as an error',
  'extension-not-offered-beside-a-certificate': 'the handshake is done, and what is wrong in it told as an error',
  'extension-not-offered-beside-the-second': 'the handshake is done, and what is wrong in it told as an error',
  'legacy-version-of-tls13': 'the handshake is done, and what is wrong in it told as an error',
  'issuer-p-224': 'P-224 has the 112 bits that the rules ask for, and public authorities may not use it',
  'dhe-2048': 'the browser has given up finite-field Diffie-Hellman',
  'group-ffdhe2048': 'the browser has given up finite-field Diffie-Hellman',
  'group-x448': 'the browser does not know the group',
  'group-p521': 'the browser does not offer the group',
  cbc: 'the browser offers no CBC with ECDSA: told as weak-cipher',
  'cbc-with-sha256': 'the browser offers no CBC with SHA-2: told as weak-cipher',
  'cbc-256-with-sha384': 'the browser offers no CBC with SHA-2: told as weak-cipher',
  'expires-soon-with-cbc': 'the browser offers no CBC with ECDSA: told as weak-cipher',
  'alpn-http2-only': 'the browser speaks HTTP/2 then, which the server only promises',
  'alpn-http2-preferred': 'the browser speaks HTTP/2 then, which the server only promises',
  'no-answer-to-the-request': 'the handshake is fine, the server hangs up after it',
  'redirect-into-the-clear': 'the handshake is fine, the browser does not follow into the clear',
};

/** What the browser accepts and Portside does not, with the reason. */
const onlyBrowserAccepts: Readonly<Record<string, string>> = {
  'authority-key-identifier-of-another': 'a hint for the browser; OpenSSL finds no issuer',
  'authority-certificate-of-another-number': 'a hint for the browser; OpenSSL finds no issuer',
  'authority-certificate-of-another-issuer': 'a hint for the browser; OpenSSL finds no issuer',
  'issuer-staple-revoked': 'the browser looks at the response of the server’s own certificate alone',
  'issuer-staple-revoked-beside-a-good-one': 'the browser looks at the response of the server’s own certificate alone',
  'issuer-staple-forged': 'the browser looks at the response of the server’s own certificate alone',
  'list-addresses-unreadable': 'the browser does not read them; OpenSSL refuses the certificate',
  'issuer-for-any-purpose': 'the TLS library asks for the particular purpose (RFC 5280 section 4.2.1.12)',
  'rsa-1024': 'allowed by the browser below an authority that a person added',
  'rsa-2047': 'allowed by the browser below an authority that a person added',
  'issuer-rsa-1024': 'allowed by the browser below an authority that a person added',
  'staple-revoked-and-stale': 'too old for the browser to count',
  'staple-forged': 'the browser passes over a response that it cannot verify',
  'staple-forged-and-revoked': 'the browser passes over a response that it cannot verify',
  'staple-by-a-stranger': 'the browser passes over a response that it cannot verify',
  'staple-by-a-server': 'the browser passes over a response that it cannot verify',
  'staple-by-an-expired-delegate': 'the browser passes over a response that it cannot verify',
  'features-unreadable': 'the browser does not know the feature (RFC 7633)',
  'must-staple-missing': 'the browser does not know the feature (RFC 7633)',
  'must-staple-missing-in-tls12': 'the browser does not know the feature (RFC 7633)',
  'must-staple-with-an-expired-one': 'the browser does not know the feature (RFC 7633)',
};

/** At a time. */
const sideBySide = 4;

describe('Chromium at the laboratory’s servers', function () {
  this.timeout(240_000);
  let laboratory: Laboratory | null = null;
  let chromium: Chromium | null = null;
  const answers = new Map<string, string | null>();

  before(async function () {
    const executable = chromiumHere();
    if (executable === null || !existsSync('/usr/bin/certutil')) {
      console.log('skipped: Chromium or certutil (libnss3-tools) is not installed: nothing to compare with');
      return this.skip();
    }
    const bench = openWorkbench(Date.now());
    const opened = await openLaboratory(cases, bench);
    laboratory = opened;
    const browser = await openChromium(executable, bench.root.pem);
    chromium = browser;
    // The browser trusts the laboratory's root and no other; where nobody answers there is nothing to compare.
    const waiting = opened.cases.filter(
      ({ authorities, lists, isSilent }) => authorities === bench.root.pem && lists.length === 0 && !isSilent,
    );
    const work = async (): Promise<void> => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift())
        answers.set(one.name, await browser.visit(one));
    };
    await Promise.all(Array.from({ length: sideBySide }, work));
  });

  after(async () => {
    await chromium?.close();
    await laboratory?.close();
  });

  const isAccepted = ({ expected }: LabCase): boolean => expected.trusted && expected.failure === null;
  const differing = (accepts: 'portside' | 'browser'): Readonly<Record<string, string | null>> =>
    Object.fromEntries(
      cases
        .filter((one) => answers.has(one.name) && isAccepted(one) === (accepts === 'portside'))
        .map(({ name }) => [name, answers.get(name) ?? null] as const)
        .filter(([, refusal]) => (refusal === null) === (accepts === 'browser')),
    );

  it('was at most of them', () => {
    assert.ok(answers.size > 250, `${answers.size}`);
  });

  it('refuses none that Portside trusts, but for known reasons', () => {
    assert.deepEqual(differences(differing('portside'), onlyPortsideAccepts), []);
  });

  it('accepts none that Portside refuses, but for known reasons', () => {
    assert.deepEqual(differences(differing('browser'), onlyBrowserAccepts), []);
  });

  it('differs wherever a reason for that is written down', () => {
    const all = { ...differing('portside'), ...differing('browser') };
    const written = [...Object.keys(onlyPortsideAccepts), ...Object.keys(onlyBrowserAccepts)];
    assert.deepEqual(
      written.filter((name) => !(name in all)),
      [],
    );
  });
});

function differences(found: Readonly<Record<string, string | null>>, known: Readonly<Record<string, string>>) {
  return Object.entries(found)
    .filter(([name]) => known[name] === undefined)
    .map(([name, refusal]) => `${name}: ${refusal ?? 'accepted'}`);
}
