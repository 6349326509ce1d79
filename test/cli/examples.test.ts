import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Playground, startPlayground } from '../../src/playground/start-playground.ts';
import { portside } from './portside.ts';

const examples = join(import.meta.dirname, '..', '..', 'examples');

/** What each example gives, as its own comment announces it: `status`, or `failure code`, or both, then findings and false assertions. */
const expected = JSON.parse(readFileSync(join(import.meta.dirname, 'examples.json'), 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

interface Reported {
  readonly name: string;
  readonly response: { readonly status: number } | null;
  readonly failure: { readonly code: string } | null;
  readonly findings: readonly { readonly id: string; readonly severity: string }[];
  readonly tests: readonly { readonly name: string; readonly passed: boolean }[];
}

function outcomeOf({ response, failure, findings, tests }: Reported): string {
  const serious = findings.filter(({ severity }) => severity !== 'notice').map(({ id }) => id);
  const untrue = tests.filter(({ passed }) => !passed).map(({ name }) => name);
  return [response?.status, failure?.code, ...serious, ...untrue].filter((one) => one !== undefined).join(' ');
}

/** `client-certificate` as the environment calls it: `clientCertificate`. */
function variableName(port: string): string {
  return port.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

describe('the examples', function () {
  this.timeout(60_000);
  let playground: Playground;
  const folder = mkdtempSync(join(tmpdir(), 'portside-examples-'));

  before(async () => {
    playground = await startPlayground({ httpPort: 0, httpsPort: 0, folder, now: Date.now, host: null });
  });

  after(async () => {
    await playground.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are all in the table', () => {
    assert.deepEqual(
      readdirSync(examples).filter((name) => name.endsWith('.http')),
      Object.keys(expected).sort(),
    );
  });

  for (const [file, outcomes] of Object.entries(expected)) {
    it(`of ${file} give what they announce`, async () => {
      const ports = playground.ports.flatMap(({ name, url }) => ['--var', `${variableName(name)}=${url}`]);
      const { out, err } = await portside(
        'run',
        join(examples, file),
        ...['--env', 'playground', '--cacert', playground.caFile, '--output', 'json', '--jobs', '4'],
        ...ports,
      );
      const reported = out
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Reported);
      assert.deepEqual(Object.fromEntries(reported.map((one) => [one.name, outcomeOf(one)])), outcomes, err);
    });
  }
});
