/**
 * `npm run fuzz [TOPIC] [RUNS]`: the properties and mutations that `npm run check` tries a few hundred times, tried RUNS times each;
 * 50,000 without a number, of all topics without one. A failure prints the smallest text that shows it.
 */
import { spawn } from 'node:child_process';

const topics: Readonly<Record<string, readonly string[]>> = {
  certificates: [
    'test/unit/certificate/certificate-mutations.test.ts',
    'test/unit/certificate/read-certificate.test.ts',
  ],
  ocsp: ['test/unit/certificate/revocation/read-ocsp-response.test.ts'],
  crls: ['test/unit/certificate/revocation/check-lists.test.ts'],
  handshakes: [
    'test/unit/exchange/handshake-mutations.test.ts',
    'test/unit/exchange/handshake.test.ts',
    'test/unit/exchange/probe/scan/server-answer.test.ts',
  ],
  files: [
    'test/unit/language/properties.test.ts',
    'test/unit/language/read-markdown.test.ts',
    'test/unit/language/reparse.test.ts',
    'test/unit/mutations.test.ts',
    'test/unit/request/dynamic-variables.test.ts',
  ],
};

const given = process.argv.slice(2);
const runs = given.find((word) => /^\d+$/.test(word)) ?? '50000';
const chosen = given.filter((word) => word !== runs);
const unknown = chosen.find((word) => !Object.hasOwn(topics, word));
if (unknown !== undefined) {
  console.error(`There is no topic "${unknown}". Known: ${Object.keys(topics).join(', ')}.`);
  process.exit(3);
}
const suites = (chosen.length > 0 ? chosen : Object.keys(topics)).flatMap((topic) => topics[topic] ?? []);
const child = spawn('mocha', ['--timeout', '0', '--reporter', 'spec', ...suites], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, PORTSIDE_FUZZ_RUNS: runs },
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
