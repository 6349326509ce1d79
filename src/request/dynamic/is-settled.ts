const settled: readonly string[] = [
  'processEnv',
  'env',
  'dotenv',
  'shared',
  'secret',
  'projectRoot',
  'historyFolder',
  'exampleServer',
];

/** Whether a dynamic variable, named without `$`, has the same value each time. */
export function isSettled(name: string): boolean {
  return settled.includes(name);
}
