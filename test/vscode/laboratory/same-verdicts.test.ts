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

/** Inspections by the worker at a time. */
const sideBySide = 4;

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

  type Told = readonly [trusted: boolean, failure: string | null, findings: readonly string[]];
  const told = new Map<string, Told | Error>();

  /** Of several at once, for most of an inspection is waiting for what a server might still say. */
  before(async function () {
    this.timeout(240_000);
    const waiting = [...findsByItself.entries()];
    const ask = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [index, { name, host, port, authorities }] = next;
        try {
          const engine = engineFor(authorities);
          await engine.inspect(index + 1, host, port);
          const report = await engine.connectionReport(index + 1);
          assert.ok(report);
          const { tls: session, failure, findings } = report;
          told.set(name, [session?.trusted ?? false, failure?.code ?? null, findingNames(findings)]);
        } catch (error) {
          told.set(name, error instanceof Error ? error : new Error(String(error)));
        }
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, ask));
  });

  after(async () => {
    await Promise.all([...engines.values()].map((engine) => engine.dispose()));
  });

  it('has cases enough', () => {
    assert.ok(findsByItself.length > 200, `${findsByItself.length}`);
  });

  for (const { name, inspected } of findsByItself) {
    it(`says of ${name} what the command says`, () => {
      const said = told.get(name);
      if (said instanceof Error) throw said;
      assert.deepEqual(said, [inspected.trusted, inspected.failure, inspected.findings]);
    });
  }
});
