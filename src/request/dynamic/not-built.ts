import type { DynamicVariable } from './dynamic-variable.ts';

/** A name that other tools give a value and Portside does not yet. */
export const notBuilt: DynamicVariable = () => ({
  code: 'dynamic-variable-not-built',
  trouble:
    'Portside does not get tokens or values of scripts yet. Write a variable, as {{token}}, and give it with --var or in an environment.',
});
