import { format } from 'node:util';
import Mocha from 'mocha';
import { lineMark } from './line-mark.ts';

const CountingReporter: Mocha.ReporterConstructor = require('../../../scripts/counting-reporter.cjs');

/** Runs the tests that `define` defines. Rejects when one has failed, which is what makes VS Code's exit code 1. */
export async function runMocha(define: () => void): Promise<void> {
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
    const lines = format(...args).split('\n');
    console.log(lines.map((line) => lineMark + line).join('\n'));
  };
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, reporter: CountingReporter, color: false });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, 'suite', mocha);
  define();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
