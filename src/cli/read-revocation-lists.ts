import { readFileSync } from 'node:fs';
import { pemToDer } from '../certificate/pem-to-der.ts';
import type { GivenList } from '../certificate/revocation/check-lists.ts';
import { reasonOf } from './reason-of.ts';
import { UsageError } from './usage-error.ts';

/** The files of `--crl`, in PEM (several in one file) or DER. Refuses one that is missing or holds no revocation list. */
export async function readRevocationLists(files: readonly string[]): Promise<readonly GivenList[]> {
  if (files.length === 0) return [];
  const { readCrl } = await import('../certificate/revocation/read-crl.ts');
  return files.flatMap((name) => {
    let octets: Uint8Array;
    try {
      octets = readFileSync(name);
    } catch (error) {
      throw new UsageError('list-unusable', `--crl: ${name} cannot be read: ${reasonOf(error)}`);
    }
    const blocks = pemToDer(Buffer.from(octets).toString('latin1'), 'CRL');
    const lists = (blocks.length === 0 ? [octets] : blocks).map((der) => ({ name, der }));
    if (lists.some(({ der }) => readCrl(der) === null))
      throw new UsageError('list-unusable', `--crl: ${name} holds no revocation list in PEM or DER form.`);
    return lists;
  });
}
