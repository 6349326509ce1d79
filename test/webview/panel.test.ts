import assert from 'node:assert/strict';
import { bodyPiece } from '../../src/view/body-piece.ts';
import type { ToPanel } from '../../src/view/messages.ts';
import { violations } from './axe.ts';
import type { OpenPage, PageOptions } from './open-page.ts';
import { pageSession } from './page-session.ts';
import { bodySample, hostile, type SampleName, sample, sampleNames } from './samples.ts';
import { shownText } from './shown-text.ts';

const wide: PageOptions = { theme: 'dark', width: 1000, height: 760 };

describe('the response panel', function () {
  this.timeout(120_000);
  const session = pageSession('panel');

  before(async function () {
    await session.start(this);
  });
  after(session.end);
  afterEach(session.check);

  async function show(name: SampleName, one?: OpenPage): Promise<OpenPage> {
    const page = one ?? (await session.fresh(wide));
    await post(page, { type: 'response', view: await sample(name) });
    await page.page.waitForSelector('.response');
    return page;
  }

  async function post(one: OpenPage, message: ToPanel): Promise<void> {
    await one.post(message);
  }

  const textOf = (one: OpenPage, selector: string): Promise<string> => shownText(one.page.locator(selector));

  /** Every tab in turn, so that all of the page has been drawn. */
  async function eachTab(one: OpenPage, visit: (name: string) => Promise<void>): Promise<void> {
    const names = await one.page
      .locator('[role=tab]')
      .evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('data-tab') ?? ''));
    for (const name of names) {
      await one.page.click(`[data-tab=${name}]`);
      if (name === 'body') await one.page.waitForSelector('.body .cm-line, .body img, .body .empty');
      await visit(name);
    }
  }

  it('says that it is ready, and nothing else, when it is opened', async () => {
    const one = await session.fresh(wide);
    assert.deepEqual(await one.posted(), [{ type: 'ready' }]);
  });

  it('says in words that there is no response yet', async () => {
    const one = await session.fresh(wide);
    await post(one, { type: 'empty' });
    assert.match(await textOf(one, '#root'), /No response yet.*Send Request/);
  });

  it('shows status, meaning, address, time, size and who answered', async () => {
    const one = await show('json');
    const top = await textOf(one, '.top');
    for (const part of [
      '200 OK',
      'Success',
      'GET',
      'https://shop.example/people/1',
      '54 ms',
      '444 bytes',
      'HTTP/1.1',
      'Trusted · 61 days',
      'The request succeeded.',
    ]) {
      assert.ok(top.includes(part), `${part} in: ${top}`);
    }
  });

  it('shows numbers of a JSON body as they came', async () => {
    const one = await show('json');
    await one.page.waitForSelector('.cm-line');
    const text = await textOf(one, '.cm-content');
    assert.ok(text.includes('12345678901234567890') && text.includes('1.50'), text);
  });

  it('says what a status means here', async () => {
    const one = await show('unauthorized');
    assert.match(
      await textOf(one, '.here'),
      /wants the scheme Bearer for "people".*The token has expired.*had no credentials/,
    );
  });

  it('tells the phase in which an exchange failed, in words, and that nothing was sent', async () => {
    const one = await show('expired');
    assert.match(await textOf(one, '.phases'), /TLS handshake failed after 7.4 ms Send not reached/);
    assert.match(await textOf(one, '.failure'), /Nothing of the request was sent/);
    assert.match(await textOf(one, '.failure .findings'), /expired 3 days ago.*Renew the certificate/);
  });

  it('shows false assertions at the top, and all of them in a tab', async () => {
    const one = await show('tested');
    assert.match(await textOf(one, '.top'), /2 of 3 assertions are false.*status == 200.*It is 404\./s);
    assert.ok(!(await textOf(one, '.top .tests')).includes('content-type'));
    await one.page.click('[data-tab=tests]');
    assert.match(
      await textOf(one, '.tabpanel-tests'),
      /True: ?header content-type contains json.*False: ?status == 200/s,
    );
  });

  it('does not speak of assertions where there are none', async () => {
    const one = await show('json');
    assert.equal(await one.page.locator('[data-tab=tests], .tests').count(), 0);
  });

  it('does not offer a body where there is no response', async () => {
    const one = await show('dns');
    assert.equal(await one.page.locator('[data-tab=body]').count(), 0);
    assert.match(await textOf(one, '.top'), /DNS_NOT_FOUND/);
  });

  it('offers the part of a body that came before the connection closed', async () => {
    const one = await show('truncated');
    await one.page.waitForSelector('.cm-line');
    assert.match(await textOf(one, '.body-notes'), /ends where the transfer broke off/);
  });

  it('moves between tabs with arrow keys, Home and End, and keeps one of them in the tab order', async () => {
    const one = await show('json');
    const selected = (): Promise<string | null> =>
      one.page.locator('[role=tab][aria-selected=true]').getAttribute('data-tab');
    await one.page.focus('[data-tab=body]');
    const steps: readonly (readonly [string, string])[] = [
      ['ArrowRight', 'headers'],
      ['End', 'findings'],
      ['ArrowRight', 'body'],
      ['ArrowLeft', 'findings'],
      ['Home', 'body'],
    ];
    for (const [key, name] of steps) {
      await one.page.keyboard.press(key);
      assert.equal(await selected(), name, key);
      assert.equal(await one.page.evaluate(() => document.activeElement?.getAttribute('data-tab')), name);
    }
    assert.equal(await one.page.locator('[role=tab][tabindex="0"]').count(), 1);
    assert.equal(await one.page.locator('[role=tabpanel]:not([hidden])').count(), 1);
  });

  it('stays on the tab that was chosen when the next response comes', async () => {
    const one = await show('json');
    await one.page.click('[data-tab=headers]');
    await post(one, { type: 'response', view: { ...(await sample('notFound')), id: 2 } });
    await one.page.waitForSelector('text=404');
    assert.equal(await one.page.locator('[role=tab][aria-selected=true]').getAttribute('data-tab'), 'headers');
  });

  it('opens a field into what it is for', async () => {
    const one = await show('json');
    await one.page.click('[data-tab=headers]');
    const field = one.page.locator('.field', { hasText: 'Cache-Control' });
    assert.match(await shownText(field), /fresh for 1 hour/);
    await field.locator('summary').focus();
    await one.page.keyboard.press('Enter');
    await field.locator('.disclosed .citations .link').first().waitFor();
  });

  const clicks: readonly (readonly [string, SampleName, string | null, string, object])[] = [
    ['the lock', 'json', null, '.lock', { type: 'showCertificate', id: 1 }],
    ['Send again', 'json', null, '[aria-label="Send again"]', { type: 'resend', id: 1 }],
    ['Go to the request', 'json', null, '[aria-label="Go to the request"]', { type: 'openSource', id: 1 }],
    [
      'Copy address',
      'json',
      null,
      '[aria-label="Copy address"]',
      { type: 'copyText', text: 'https://shop.example/people/1' },
    ],
    [
      'Copy body',
      'json',
      'body',
      '[aria-label="Copy body"]',
      { type: 'copyBody', id: 1, part: 'response', form: 'pretty' },
    ],
    ['Save body', 'json', 'body', '[aria-label="Save body as…"]', { type: 'saveBody', id: 1, part: 'response' }],
    [
      'Open in an editor',
      'json',
      'body',
      '[aria-label="Open in an editor"]',
      { type: 'openBody', id: 1, part: 'response', form: 'pretty' },
    ],
    [
      'a citation',
      'expired',
      null,
      '.failure .findings .link',
      { type: 'openLink', id: 1, url: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5' },
    ],
    [
      'Show the certificate of a refused exchange',
      'expired',
      null,
      '.failure-actions button',
      { type: 'showCertificate', id: 1 },
    ],
  ];
  for (const [what, name, tab, selector, message] of clicks) {
    it(`asks the editor when one clicks ${what}`, async () => {
      const one = await show(name);
      if (tab !== null) await one.page.click(`[data-tab=${tab}]`);
      await one.page.locator(selector).first().click();
      assert.deepEqual((await one.posted()).at(-1), message);
    });
  }

  it('shows raw and hex forms, and asks for the pieces it does not have', async () => {
    const one = await session.fresh(wide);
    const { view, bodies } = await bodySample(new TextEncoder().encode('{"a":[1,2,3]}'), 'application/json');
    await post(one, { type: 'response', view });
    await one.page.waitForSelector('.cm-line');
    for (const form of ['raw', 'hex'] as const) {
      await one.page.click(`[data-form=${form}]`);
      assert.deepEqual((await one.posted()).at(-1), { type: 'wantBody', id: 1, part: 'response', form, start: 0 });
      await post(one, { type: 'bodyPiece', id: 1, piece: bodyPiece(bodies.response, 'response', form, 0) });
      await one.page.waitForFunction(
        (wanted) => document.querySelector('.cm-content')?.textContent?.includes(wanted),
        form === 'raw' ? '{"a":[1,2,3]}' : '7b 22 61 22 3a 5b 31 2c',
      );
      assert.equal(await one.page.locator('.body-rest:not([hidden])').count(), 0);
    }
  });

  it('does not take a piece of another response', async () => {
    const one = await show('json');
    await one.page.click('[data-form=raw]');
    await post(one, {
      type: 'bodyPiece',
      id: 99,
      piece: { part: 'response', form: 'raw', start: 0, text: 'stray', length: 5 },
    });
    assert.ok(!(await textOf(one, '.cm-content')).includes('stray'));
  });

  it('finds in the body with Ctrl+F', async () => {
    const one = await show('json');
    await one.page.waitForSelector('.cm-line');
    await one.page.focus('[data-tab=body]');
    await one.page.keyboard.press('Control+f');
    await one.page.waitForSelector('.cm-search');
    await one.page.keyboard.type('Lovelace');
    await one.page.keyboard.press('Enter');
    await one.page.waitForSelector('.cm-searchMatch-selected');
  });

  it('shows a run under way with its phase, and cancels it', async () => {
    const one = await show('json');
    const run = { type: 'progress', id: 7, title: 'GET localhost/slow' } as const;
    await post(one, { ...run, phase: 'Connecting', elapsed: 1200, verdict: null });
    await post(one, { ...run, phase: 'Waiting', elapsed: 1300, verdict: null });
    await one.page.waitForSelector('.progress >> visible=true');
    assert.match(await textOf(one, '.progress'), /GET localhost\/slow Waiting \d\.\d s Cancel/);
    const { verdict } = (await sample('json')).certificate;
    await post(one, { ...run, phase: 'Waiting', elapsed: 1400, verdict });
    await one.page.click('.progress .lock.verdict-trusted');
    assert.deepEqual((await one.posted()).at(-1), { type: 'showCertificate', id: 7 });
    await one.page.click('.progress .button');
    assert.deepEqual((await one.posted()).at(-1), { type: 'cancel', id: 7 });
    await post(one, { type: 'response', view: await sample('dns') });
    await one.page.waitForSelector('.progress', { state: 'detached' });
  });

  it('shows an image, and an SVG without running what is in it', async () => {
    const one = await show('svg');
    await one.page.waitForFunction(() => document.querySelector('.image-size')?.textContent?.includes('220 × 120'));
    assert.equal(await one.page.evaluate(() => 'harmed' in window), false);
    await one.page.click('[data-form=pretty]');
    await one.page.waitForSelector('.cm-line');
    assert.match(await textOf(one, '.cm-content'), /<script>parent.harmed=1<\/script>/);
  });

  for (const name of sampleNames) {
    it(`leaves every string of the sample ${name} a text`, async () => {
      const one = await show(name, await session.shared(wide));
      await eachTab(one, async () => {
        for (const summary of await one.page.locator('[role=tabpanel]:not([hidden]) summary:visible').all())
          await summary.click();
      });
      const made = await one.page.evaluate(() => ({
        harmed: 'harmed' in window,
        elements: document.querySelectorAll(
          '#root script, #root iframe, #root svg, #root object, #root a, #root form, #created, #root img:not(.checkered img)',
        ).length,
        handlers: [...document.querySelectorAll('*')].flatMap((element) =>
          element.getAttributeNames().filter((attribute) => attribute.startsWith('on')),
        ),
      }));
      assert.deepEqual(made, { harmed: false, elements: 0, handlers: [] });
    });

    it(`has nothing that axe finds wrong in the sample ${name}`, async () => {
      const narrow: PageOptions = { theme: 'light', width: 420, height: 900 };
      for (const options of [wide, narrow]) {
        const one = await show(name, await session.shared(options));
        await eachTab(one, async (tab) => {
          const open = one.page.locator('[role=tabpanel]:not([hidden]) summary:visible');
          if ((await open.count()) > 0) await open.first().click();
          assert.deepEqual(await violations(one.page), [], `${tab}, ${options.theme}`);
        });
      }
    });
  }

  for (const theme of ['contrast', 'contrast-light'] as const)
    it(`has nothing that axe finds wrong in high contrast: ${theme}`, async () => {
      for (const name of ['json', 'expired'] as const) {
        const one = await show(name, await session.shared({ ...wide, theme }));
        await eachTab(one, async (tab) => assert.deepEqual(await violations(one.page), [], tab));
      }
    });

  it('shows the hostile reason phrase, fields and body letter by letter', async () => {
    const one = await show('hostile');
    assert.ok((await textOf(one, '.status')).includes('<script>'));
    await one.page.click('[data-tab=headers]');
    assert.equal(await one.page.locator('.field-name').nth(1).textContent(), hostile);
    await one.page.click('[data-tab=body]');
    await one.page.waitForSelector('.cm-line');
    assert.ok((await textOf(one, '.cm-content')).includes('onerror="window.harmed=1"'));
  });

  it('never scrolls sideways, at 320 pixels and at 1200', async () => {
    for (const width of [320, 1200]) {
      for (const name of ['json', 'expired', 'hostile', 'redirects'] as const) {
        const one = await show(name, await session.shared({ theme: 'light', width, height: 700 }));
        await eachTab(one, async (tab) => {
          const over = await one.page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          assert.equal(over, 0, `${name} ${tab} at ${width}`);
        });
      }
    }
  });

  it('marks what was added to a request, and not what HTTP/2 says of the request line', async () => {
    const one = await session.fresh(wide);
    const view = await sample('json');
    const field = { explanation: null, note: null };
    const fields = [
      { ...field, name: ':method', value: 'GET', addedBecause: 'The method, as HTTP/2 says it.' },
      { ...field, name: 'x-own', value: 'a', addedBecause: null },
      { ...field, name: 'accept', value: '*/*', addedBecause: 'Polite.' },
    ];
    await post(one, { type: 'response', view: { ...view, sent: { ...view.sent, fields } } });
    await one.page.click('[data-tab=request]');
    const rows = one.page.locator('.field');
    for (const row of await rows.locator('summary').all()) await row.click();
    const texts = await Promise.all((await rows.all()).map(shownText));
    assert.deepEqual(texts, [
      ':method GET The method, as HTTP/2 says it.',
      'x-own a No standard describes this field, so only its sender knows what it means.',
      'accept */*added Not in the file: Polite. No standard describes this field, so only its sender knows what it means.',
    ]);
  });

  it('shows what would turn the text around, or be seen by nobody, as a sign of its own', async () => {
    const one = await session.fresh(wide);
    const { view } = await bodySample(new TextEncoder().encode('abc\u202edef\u200bgh\u202bi\n'), 'text/plain');
    await post(one, { type: 'response', view });
    await one.page.waitForSelector('.cm-line');
    const signs = one.page.locator('.cm-line .cm-specialChar');
    assert.deepEqual(await signs.evaluateAll((all) => all.map((sign) => sign.getAttribute('aria-label'))), [
      'Control character right-to-left override',
      'Control character zero width space',
      'Control character 0x202b',
    ]);
    assert.ok(!String(await one.page.locator('.cm-line').first().textContent()).includes('\u202e'));
  });

  it('shows the beginning of a text of 50 MB at once, takes the next pieces, and stays alive', async () => {
    const one = await session.fresh(wide);
    const { view, bodies } = await bodySample(
      new Uint8Array(50_000_000).fill(0x61).map((byte, index) => (index % 100 === 99 ? 0x0a : byte)),
      'text/plain',
    );
    await post(one, { type: 'response', view });
    await one.page.waitForSelector('.cm-line');
    let pieces = 0;
    for (;;) {
      const want = (await one.posted()).filter((message) => message.type === 'wantBody')[pieces];
      if (want === undefined) break;
      pieces += 1;
      await post(one, {
        type: 'bodyPiece',
        id: 1,
        piece: bodyPiece(bodies.response, 'response', 'pretty', Number(want['start'])),
      });
      await one.page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
    }
    assert.equal(pieces, 10, 'it stops by itself before it holds too much');
    assert.match(await textOf(one, '.body-rest'), /The first 20 % are shown. Load more Save all/);
    await one.page.click('[data-tab=headers]');
    assert.equal(await one.page.locator('[role=tab][aria-selected=true]').getAttribute('data-tab'), 'headers');
  });
});
