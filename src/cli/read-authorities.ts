import { readFileSync } from 'node:fs';
import { UsageError } from './usage-error.ts';

/** The files of `--cacert`. Refuses one that is missing or holds no certificate in PEM form. */
export function readAuthorities(files: readonly string[]): { readonly name: string; readonly pem: string }[] {
  return files.map((name) => {
    let pem: string;
    try {
      pem = readFileSync(name, 'utf8');
    } catch {
      throw new UsageError(`--cacert: there is no readable file ${name}.`);
    }
    if (!pem.includes('-----BEGIN CERTIFICATE-----'))
      throw new UsageError(`--cacert: ${name} holds no certificate in PEM form.`);
    return { name, pem };
  });
}
