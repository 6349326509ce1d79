import assert from 'node:assert/strict';
import { certificateLines } from '../../../src/cli/response-text.ts';
import type { Terminal } from '../../../src/cli/terminal.ts';
import { presentCertificate } from '../../../src/view/present-certificate.ts';
import { exampleExchange, exampleTlsCall, now } from '../view/example-exchange.ts';

const terminal: Terminal = { out: () => undefined, err: () => undefined, colour: false, columns: 60 };

describe('the handshake in a terminal', () => {
  const lines = certificateLines(presentCertificate(exampleExchange([exampleTlsCall()]), [], now), terminal);
  const steps = lines.flatMap((line, index) => (/^ {2}[✓!✗·] /.test(line) ? [index] : []));

  it('has every step with its time', () => {
    const titles = steps.map((index) => lines[index]?.slice(4) ?? '');
    assert.equal(titles.length, 7);
    assert.match(titles[1] ?? '', /^Hello \([\d.]+ ms\)$/);
  });

  it('tells each step below its name, in lines that fit', () => {
    const story = lines.slice(steps[0], (steps.at(-1) ?? 0) + 2);
    assert.ok(story.length > 2 * steps.length, story.join('\n'));
    for (const line of story) assert.ok(line.length <= terminal.columns, line);
  });
});
