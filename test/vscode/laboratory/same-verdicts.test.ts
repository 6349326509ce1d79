import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import * as tls from 'node:tls';
import * as vscode from 'vscode';
import { createEngine, type Engine } from '../../../src/worker/engine.ts';
import type { Trial } from '../../tls/judge.ts';
import { lookupIn } from '../../tls/laboratory.ts';
import { tryAll } from '../../tls/try-all.ts';
import { bothVerdicts, findingNames, type Task } from './verdicts.ts';

const task = JSON.parse(readFileSync(process.env['PORTSIDE_LABORATORY'] ?? '', 'utf8')) as Task;
const leads = new Map(task.leads);

/** Hosts that need no table of ours: addresses, and what means this machine; a server stands where they lead by themselves. */
const findsByItself = task.targets.filter(({ host, isSilent }) => {
  const addresses = leads.get(host.replace(/\.$/, '').toLowerCase()) ?? [];
  const isOrdinary = addresses.some((address) => ['127.0.0.1', '::1'].includes(address));
  return !isSilent && isOrdinary && (isIP(host) > 0 || /(^|\.)localhost\.?$/i.test(host));
});

describe('the laboratory, in the extension host', () => {
  let trials: ReadonlyMap<string, Trial | Error>;

  before(async function () {
    this.timeout(120_000);
    trials = await tryAll(
      task.targets.map((target) => ({ ...target, lists: [] })),
      lookupIn(leads),
    );
  });

  it('works where VS Code has put functions of its own in the place of Node’s', () => {
    assert.equal(typeof (tls as { __vscodeOriginal?: unknown }).__vscodeOriginal, 'object');
  });

  for (const { name, inspected, sent } of task.targets) {
    it(`says of ${name} what the command says`, () => {
      const trial = trials.get(name);
      if (trial instanceof Error) throw trial;
      assert.ok(trial !== undefined);
      assert.deepEqual(bothVerdicts(trial), { inspected, sent });
    });
  }
});

describe('the laboratory, in Portside’s worker', () => {
  const engines = new Map<string, Engine>();
  const engineFor = (authorities: string): Engine => {
    const known = engines.get(authorities);
    if (known !== undefined) return known;
    const extension = vscode.extensions.getExtension('portside.portside');
    assert.ok(extension);
    const extraCertificates = authorities === '' ? [] : [{ name: 'laboratory', pem: authorities }];
    const trust = { useSystemCertificates: true, extraCertificates };
    const engine = createEngine(
      join(extension.extensionPath, 'dist'),
      () => trust,
      () => undefined,
    );
    engines.set(authorities, engine);
    return engine;
  };

  after(async () => {
    await Promise.all([...engines.values()].map((engine) => engine.dispose()));
  });

  it('has cases enough', () => {
    assert.ok(findsByItself.length > 200, `${findsByItself.length}`);
  });

  for (const [index, { name, host, port, authorities, inspected }] of findsByItself.entries()) {
    it(`says of ${name} what the command says`, async () => {
      const engine = engineFor(authorities);
      await engine.inspect(index + 1, host, port);
      const report = await engine.connectionReport(index + 1);
      assert.ok(report);
      assert.deepEqual(
        [report.tls?.trusted ?? false, report.failure?.code ?? null, findingNames(report.findings)],
        [inspected.trusted, inspected.failure, inspected.findings],
      );
    });
  }
});
