import assert from 'node:assert/strict';
import type { ToCertificate } from '../../src/view/messages.ts';
import { violations } from './axe.ts';
import { type FailureView, failures, failureViews } from './failure-views.ts';
import type { OpenPage, PageOptions } from './open-page.ts';
import { pageSession } from './page-session.ts';
import { certificateSample, hostile, type SampleName, sampleNames } from './samples.ts';
import { shownText } from './shown-text.ts';

const narrow: PageOptions = { theme: 'dark', width: 300, height: 900 };

describe('the certificate view', function () {
  this.timeout(120_000);
  const session = pageSession('certificate');

  before(async function () {
    await session.start(this);
  });
  after(session.end);
  afterEach(session.check);

  async function show(message: ToCertificate, options: PageOptions = narrow): Promise<OpenPage> {
    const one = await session.shared(options);
    await one.post(message);
    await one.page.waitForSelector(message.type === 'certificate' || message.type === 'opened' ? '.who' : '.nothing');
    return one;
  }

  const showSample = async (name: SampleName, options: PageOptions = narrow): Promise<OpenPage> =>
    show({ type: 'certificate', view: await certificateSample(name), change: null }, options);

  const textOf = (one: OpenPage, selector: string): Promise<string> => shownText(one.page.locator(selector));

  const focused = (one: OpenPage): Promise<string> =>
    one.page.evaluate(() => document.activeElement?.querySelector('.tree-text, .row-label')?.textContent ?? '');

  it('says what it will show, and offers to inspect and to begin a file, before there is anything', async () => {
    const one = await show({ type: 'empty' });
    assert.match(await textOf(one, '#root'), /Send a request/);
    await one.page.click('button');
    assert.deepEqual((await one.posted()).at(-1), { type: 'inspect' });
    await one.page.getByRole('button', { name: 'New request file' }).click();
    assert.deepEqual((await one.posted()).at(-1), { type: 'newFile' });
    assert.deepEqual(await violations(one.page), []);
  });

  it('says whom it is asking', async () => {
    const one = await show({ type: 'progress', authority: 'shop.example:443' });
    assert.match(await textOf(one, '#root'), /Asking shop.example:443/);
  });

  it('shows verdict, chain, connection and handshake of a trusted server', async () => {
    const one = await showSample('json');
    assert.match(
      await textOf(one, '.verdict'),
      /^Trusted shop.example proved who it is.*Issued by Harbour Issuing CA 1/i,
    );
    assert.match(
      await textOf(one, '[role=tree]'),
      /shop.example Server certificate · expires in 61 days.*Harbour Issuing CA 1 Intermediate.*Harbour Root A Root .* from this machine/,
    );
    assert.match(
      await textOf(one, '.handshake'),
      /Connect .*1. Hello .*1.6 kB sent, 1.2 kB received 2. Certificate .*3. Key exchange .*4. Finished .*Trust decision .*5. Encrypted/,
    );
    assert.match(await textOf(one, '.facts'), /TLS_AES_256_GCM_SHA384/);
  });

  it('shows why a server was refused, the finding first', async () => {
    const one = await showSample('expired');
    assert.match(
      await textOf(one, '.verdict'),
      /Not trusted expired.example answered with a certificate that expired 3 days ago. Nothing of your request was sent/,
    );
    assert.match(await textOf(one, '.findings'), /Renew the certificate/);
    assert.match(await textOf(one, '.handshake'), /Trust decision \(failed\).*5. Encrypted not reached/);
  });

  it('tells what to do first, and why when it is asked', async () => {
    const one = await showSample('expired');
    assert.match(await textOf(one, '.finding'), /Renew the certificate.*More about it$/);
    await one.page.click('.finding .disclosure.small > summary');
    await one.page.locator('.finding', { hasText: 'RFC 5280' }).first().waitFor();
    assert.match(await textOf(one, '.finding'), /It was valid until 20 November 2026.*RFC 5280/);
  });

  it('says what to do about a failure that no finding explains', async () => {
    const one = await showSample('dns');
    assert.match(await textOf(one, '.what-to-do'), /^What to do .*Check/);
  });

  it('shows the messages of a step when it is opened, each with its direction', async () => {
    const one = await showSample('json');
    await one.page.click('.step >> nth=1 >> summary');
    assert.match(
      await textOf(one, '.messages'),
      /to the server: ClientHello 1,550 bytes, 1.2 ms .*from the server: ServerHello 1,210 bytes, 4.9 ms/,
    );
  });

  it('says aloud what has changed, in an element that stays', async () => {
    const one = await showSample('json');
    const spoken = await one.page.locator('[role=status]').elementHandle();
    await one.post({ type: 'certificate', view: await certificateSample('expired'), change: null });
    await one.page.waitForSelector('.verdict-refused');
    assert.match((await spoken?.textContent()) ?? '', /^Not trusted. expired.example answered with/);
  });

  const keeps: readonly (readonly [string, string, string])[] = [
    ['the button that had it', '[aria-label="Inspect again"]', 'Inspect again'],
    ['the verdict where that button is gone', '.step summary', 'Trusted'],
  ];
  for (const [what, selector, expected] of keeps) {
    it(`gives the keyboard back to ${what}, after an update`, async () => {
      const one = await showSample('expired');
      await one.page.focus(selector);
      await one.post({ type: 'certificate', view: await certificateSample('json'), change: null });
      await one.page.waitForSelector('.verdict-trusted');
      const now = await one.page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
      );
      assert.equal(now, expected);
    });
  }

  it('does not take the keyboard from elsewhere', async () => {
    const one = await showSample('json');
    await one.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await one.post({ type: 'certificate', view: await certificateSample('expired'), change: null });
    await one.page.waitForSelector('.verdict-refused');
    assert.equal(await one.page.evaluate(() => document.activeElement === document.body), true);
  });

  describe('while the response is awaited', () => {
    const opened = async (): Promise<ToCertificate> => ({
      type: 'opened',
      view: await certificateSample('json'),
      change: null,
      awaits: 'response',
    });
    const settled = async (): Promise<ToCertificate> => ({
      type: 'certificate',
      view: await certificateSample('json'),
      change: null,
    });

    it('says who is about to answer and that it is not all, until it is', async () => {
      const one = await session.fresh(narrow);
      await one.post(await opened());
      await one.page.waitForSelector('.who[aria-busy=true]');
      assert.match(await textOf(one, '.verdict'), /^Trusted .*The handshake is done. The response is still awaited.$/);
      assert.deepEqual(await violations(one.page), []);
      await one.post(await settled());
      await one.page.waitForSelector('.who:not([aria-busy])');
      assert.doesNotMatch(await textOf(one, '.verdict'), /awaited/);
      assert.equal(
        await one.page.locator('body > [role=status]').textContent(),
        'It is over; the verdict has not changed.',
      );
    });

    it('keeps what a reader has opened, stands on and has scrolled to when the rest comes', async () => {
      const one = await session.fresh({ ...narrow, height: 400 });
      await one.post(await opened());
      await one.page.click('.step >> nth=1 >> summary');
      const certificate = one.page.locator('.tree-item.certificate >> nth=1');
      await certificate.locator('.tree-line').first().click();
      const section = certificate.locator('.section-title', { hasText: 'Key' }).first();
      await section.click();
      const before = await section.boundingBox();
      const rows = await certificate.locator('.row').count();
      await one.post(await settled());
      await one.page.waitForSelector('.who:not([aria-busy])');
      assert.equal(await one.page.locator('.step >> nth=1 >> details').getAttribute('open'), '');
      assert.match(await textOf(one, '.messages'), /ClientHello/);
      assert.equal(await certificate.locator('.row').count(), rows);
      assert.equal(Math.round((await section.boundingBox())?.y ?? 0), Math.round(before?.y ?? -1));
      assert.match(await focused(one), /Key/);
    });

    it('keeps nothing for the page of another server', async () => {
      const one = await session.fresh(narrow);
      await one.post(await opened());
      await one.page.click('.step >> nth=1 >> summary');
      await one.post({ type: 'certificate', view: await certificateSample('expired'), change: null });
      await one.page.waitForSelector('.verdict-refused');
      assert.equal(await one.page.locator('.step details[open]').count(), 0);
    });

    it('begins at the top for another server, where its verdict stands', async () => {
      const one = await session.fresh({ ...narrow, height: 400 });
      await one.post(await settled());
      await one.page.waitForSelector('.verdict-trusted');
      await one.page.evaluate(() => window.scrollTo(0, 300));
      assert.equal(await one.page.evaluate(() => window.scrollY), 300);
      await one.post({ type: 'certificate', view: await certificateSample('expired'), change: null });
      await one.page.waitForSelector('.verdict-refused');
      assert.equal(await one.page.evaluate(() => window.scrollY), 0);
    });
  });

  describe('after a failure at a real server', () => {
    let views: readonly FailureView[] = [];
    before(async () => {
      views = await failureViews();
    });

    /** Who, what, why and what now: all that has to be in sight. */
    const needed = ['h1', '.verdict-sentence', '.who-rows', '.advice', '.action >> nth=-1'];
    for (const name of failures) {
      it(`says who, what, why and what now without scrolling 300 by 700 pixels (${name})`, async () => {
        const view = views.find((one) => one.name === name)?.view;
        assert.ok(view);
        const one = await show(
          { type: 'certificate', view, change: null },
          { theme: 'light', width: 300, height: 700 },
        );
        for (const selector of needed) {
          const box = await one.page.locator(selector).first().boundingBox();
          assert.ok(box, `${selector} is drawn`);
          assert.ok(box.y + box.height <= 700, `${selector} ends at ${box.y + box.height}`);
        }
        assert.equal(await one.page.evaluate(() => document.documentElement.scrollWidth), 300);
      });
    }
  });

  it('says what changed since the last visit, and offers to compare', async () => {
    const change = 'The certificate changed since Tuesday 14:02: new key, same issuer.';
    const one = await show({ type: 'certificate', view: await certificateSample('json'), change });
    assert.equal(await textOf(one, '.change'), `${change} Compare`);
    await one.page.click('.change button');
    assert.deepEqual((await one.posted()).at(-1), { type: 'compare' });
    assert.deepEqual(await violations(one.page), []);
    await one.post({ type: 'certificate', view: await certificateSample('json'), change: null });
    await one.page.waitForSelector('.change', { state: 'detached' });
  });

  it('shows what a question brought to light, says it aloud, and copies the certificates', async () => {
    const one = await showSample('expired');
    const found = { summary: 'The issuer was found.', lines: [hostile], certificates: ['PEM'] };
    await one.post({ type: 'probed', found } satisfies ToCertificate);
    assert.equal(await textOf(one, '.probe'), `The issuer was found. ${hostile} Copy the certificate as PEM`);
    assert.equal(await one.page.locator('[role=status]').textContent(), 'The issuer was found.');
    assert.deepEqual(await violations(one.page), []);
    await one.page.click('.probe button');
    assert.deepEqual((await one.posted()).at(-1), { type: 'copyProbed' });
    await one.post({ type: 'certificate', view: await certificateSample('json'), change: null });
    await one.page.waitForSelector('.probe', { state: 'detached' });
  });

  it('says of plain HTTP what it means, and shows no chain', async () => {
    const one = await showSample('notFound');
    assert.match(await textOf(one, '.verdict'), /Plain HTTP.*without encryption, and showed no certificate/);
    assert.equal(await one.page.locator('[role=tree]').count(), 0);
  });

  it('is walked through with the keys of a tree', async () => {
    const one = await showSample('json');
    await one.page.focus('[role=treeitem][tabindex="0"]');
    assert.match(await focused(one), /shop.example/);
    const steps: readonly (readonly [string, RegExp])[] = [
      ['ArrowRight', /Copy PEM/],
      ['ArrowDown', /fingerprint/],
      ['ArrowDown', /Issued to/],
      ['ArrowRight', /Common name/],
      ['ArrowLeft', /Issued to/],
      ['ArrowLeft', /Issued to/],
      ['ArrowDown', /Names/],
      ['ArrowLeft', /shop.example/],
      ['ArrowLeft', /shop.example/],
      ['ArrowDown', /Harbour Issuing CA 1/],
      ['End', /Harbour Root A/],
      ['Home', /shop.example/],
    ];
    for (const [key, expected] of steps) {
      await one.page.keyboard.press(key);
      assert.match(await focused(one), expected, key);
    }
    assert.equal(await one.page.locator('[role=treeitem][tabindex="0"]').count(), 1);
  });

  const clicks: readonly (readonly [string, string, object])[] = [
    ['Copy PEM', '[role=treeitem].command >> nth=0', { type: 'copyPem', index: 0 }],
    ['Copy fingerprint', '[role=treeitem].command >> nth=1', { type: 'copyFingerprint', index: 0 }],
    ['Copy the whole chain', '[aria-label="Copy the whole chain as PEM"]', { type: 'copyChain' }],
    ['Export…', '[aria-label="Export…"]', { type: 'export' }],
    ['Scan what it accepts', '.action-scan .button', { type: 'act', index: 1 }],
    ['Copy the openssl command', '.action-copy-openssl .button', { type: 'act', index: 2 }],
    ['Inspect again', '[aria-label="Inspect again"]', { type: 'inspectAgain' }],
    ['Inspect another server…', '.who-end .button', { type: 'inspect' }],
  ];
  for (const [what, selector, message] of clicks) {
    it(`asks the editor when one clicks ${what}`, async () => {
      const one = await showSample('json');
      await one.page.locator(selector).click();
      assert.deepEqual((await one.posted()).at(-1), message);
    });
  }

  it('copies with Enter what a click copies', async () => {
    const one = await showSample('json');
    await one.page.focus('[role=treeitem].command');
    await one.page.keyboard.press('Enter');
    assert.deepEqual((await one.posted()).at(-1), { type: 'copyPem', index: 0 });
  });

  it('leaves a hostile subject a text', async () => {
    const one = await showSample('hostile');
    const closed = one.page.locator('[role=treeitem].section[aria-expanded=false] > .tree-line');
    while ((await closed.count()) > 0) await closed.first().click();
    assert.equal(await one.page.locator('.certificate-title').first().textContent(), `${hostile.slice(0, 79)}…`);
    assert.ok((await one.page.locator('[role=tree]').allTextContents()).join('\n').includes(hostile), 'the whole name');
    assert.equal(await one.page.evaluate(() => 'harmed' in window), false);
    assert.equal(await one.page.locator('#root script, #root img, #root svg').count(), 0);
  });

  it('keeps the words of the verdict whole in the narrowest side bar, at 200 %', async () => {
    const one = await showSample('expired', { theme: 'light', width: 150, height: 900 });
    const lines = await one.page.locator('.verdict-head h1 span:not(.icon)').evaluate((title) => {
      const range = document.createRange();
      range.selectNodeContents(title);
      return new Set([...range.getClientRects()].map(({ top }) => top)).size;
    });
    assert.ok(lines <= 2, `"Not trusted" stands in ${lines} lines`);
    const sideways = await one.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(sideways, 0);
  });

  for (const name of sampleNames) {
    for (const theme of ['dark', 'light'] as const) {
      it(`has nothing that axe finds wrong in the sample ${name}, ${theme}, and does not scroll sideways`, async () => {
        const one = await showSample(name, { theme, width: theme === 'dark' ? 260 : 420, height: 900 });
        assert.deepEqual(await violations(one.page), []);
        assert.equal(
          await one.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
          0,
        );
      });
    }
  }
});
