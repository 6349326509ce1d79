import type { DynamicVariable } from './dynamic-variable.ts';

/** `{{$exampleServer}}`: the server that JetBrains' own examples are written for. */
export const exampleServer: DynamicVariable = () => ({ value: 'https://examples.http-client.intellij.net' });
