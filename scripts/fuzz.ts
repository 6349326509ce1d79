/**
 * `npm run fuzz [RUNS]`: the properties and mutations that `npm run check` tries a few hundred times, tried RUNS times each;
 * 50,000 without a number. A failure prints the smallest text that shows it.
 */
import { spawn } from 'node:child_process';

const runs = process.argv[2] ?? '50000';
const suites = [
  'test/unit/certificate/read-certificate.test.ts',
  'test/unit/certificate/revocation/check-lists.test.ts',
  'test/unit/certificate/revocation/read-ocsp-response.test.ts',
  'test/unit/exchange/handshake-mutations.test.ts',
  'test/unit/exchange/handshake.test.ts',
  'test/unit/exchange/probe/scan/server-answer.test.ts',
  'test/unit/language/properties.test.ts',
  'test/unit/language/read-markdown.test.ts',
  'test/unit/language/reparse.test.ts',
  'test/unit/mutations.test.ts',
  'test/unit/request/dynamic-variables.test.ts',
  'test/unit/certificate/certificate-mutations.test.ts',
];
const child = spawn('mocha', ['--timeout', '0', '--reporter', 'spec', ...suites], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
  env: { ...process.env, PORTSIDE_FUZZ_RUNS: runs },
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
