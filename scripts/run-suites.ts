import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePackages } from './debian-packages.ts';
import { inSlots } from './in-slots.ts';
import { runSuite } from './run-suite.ts';
import { type Need, suiteNames, suitesFor } from './suites.ts';
import { chromiumHere, chromiumPackages } from './vscode-host/find-chromium.ts';
import { installHost } from './vscode-host/install-host.ts';

/** The servers and the client that we did not write, for the command line's suite, the laboratory's and some unit tests. */
const programs = [
  { name: 'nginx-light', file: '/usr/sbin/nginx' },
  { name: 'caddy', file: '/usr/bin/caddy' },
  { name: 'openssl', file: '/usr/bin/openssl' },
  { name: 'curl', file: '/usr/bin/curl' },
  { name: 'gnutls-bin', file: '/usr/bin/gnutls-serv' },
  { name: 'libnss3-tools', file: '/usr/bin/certutil' },
  { name: 'python3-httpbin', file: '/usr/lib/python3/dist-packages/httpbin/__init__.py' },
] as const;

/** How each need is met, once and beside the suites that can do without. */
const meet: Readonly<Record<Need, () => Promise<void>>> = {
  async programs() {
    const missing = await ensurePackages([...programs, ...(chromiumHere() === null ? chromiumPackages : [])]);
    if (missing.length > 0)
      console.log(`Not installed, and so not tested against: ${missing.map(({ name }) => name).join(', ')}`);
  },
  async host() {
    await installHost(console.log);
  },
};

/** Runs the named suites, or all of the wanted kind. Returns the exit code. */
export async function runSuites(names: readonly string[], wanted: 'fast' | 'all'): Promise<number> {
  const chosen = suitesFor(names, wanted);
  if (chosen.length === 0) {
    console.error(`No such suite. Known: ${suiteNames.join(', ')}`);
    return 2;
  }
  const needed = new Map(
    [...new Set(chosen.flatMap(({ needs }) => needs))].map((need) => [need, meet[need]()] as const),
  );
  const folder = mkdtempSync(join(tmpdir(), 'portside-counts-'));
  const total = { passed: 0, failed: 0, skipped: 0 };
  const jobs = chosen.map((suite) => ({
    ...suite,
    ready: Promise.all(suite.needs.map((need) => needed.get(need))),
    async run() {
      const counts = await runSuite(suite, join(folder, `${suite.name.replaceAll(' ', '-')}.json`));
      total.passed += counts.passed;
      total.failed += counts.failed;
      total.skipped += counts.skipped;
    },
  }));
  try {
    await inSlots(jobs, Math.max(2, availableParallelism()));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
  return total.failed > 0 ? 1 : 0;
}
