import type { GeneralName } from './certificate.ts';
import { comparableName } from './names-equal.ts';

/**
 * Whether a name lies in the subtree of a name constraint of the same kind (RFC 5280 section 4.2.1.10). A wildcard stands for many
 * names: `all` asks whether every one of them lies in it, `any` whether one does. Kinds that nobody can compare lie in every subtree
 * when `any` is asked and in none when `all` is, so that what is not known is not permitted.
 */
export function withinName(name: GeneralName, subtree: GeneralName, which: 'all' | 'any'): boolean {
  const constraint = subtree.value.toLowerCase();
  switch (subtree.kind) {
    case 'dns':
      return withinHost(name.value.toLowerCase(), constraint, which);
    case 'email':
      return withinMail(name.value, subtree.value);
    case 'uri':
      return withinUriHost(name.value, constraint);
    case 'ip':
      return withinRange(name.value, subtree.value);
    case 'directory':
      return withinDirectory(comparableName(name.value), comparableName(subtree.value));
    case 'other':
      return which === 'any';
  }
}

/** `example.org` stands for itself and everything below, `.example.org` for what is below, nothing for all. */
function withinHost(name: string, constraint: string, which: 'all' | 'any'): boolean {
  const host = name.replace(/\.$/, '');
  const tree = constraint.replace(/\.$/, '');
  if (tree === '') return true;
  if (which === 'any' && host.startsWith('*.') && tree.replace(/^[^.]*\./, '') === host.slice(2)) return true;
  return tree.startsWith('.') ? host.endsWith(tree) : host === tree || host.endsWith(`.${tree}`);
}

/** A mailbox, all mailboxes of a host, or with a leading dot those of all hosts below. */
function withinMail(mailbox: string, constraint: string): boolean {
  const at = mailbox.lastIndexOf('@');
  const host = mailbox.slice(at + 1).toLowerCase();
  if (constraint.includes('@')) {
    const end = constraint.lastIndexOf('@');
    return (
      mailbox.slice(0, Math.max(at, 0)) === constraint.slice(0, end) && host === constraint.slice(end + 1).toLowerCase()
    );
  }
  const tree = constraint.toLowerCase();
  return tree === '' || (tree.startsWith('.') ? host.endsWith(tree) : host === tree);
}

/** The host of the URI, exactly, or with a leading dot any below; a URI without a host lies nowhere. */
function withinUriHost(uri: string, constraint: string): boolean {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^@/?#]*@)?([^:/?#[\]]+)/i.exec(uri)?.[1]?.toLowerCase();
  if (host === undefined) return false;
  return constraint === '' || (constraint.startsWith('.') ? host.endsWith(constraint) : host === constraint);
}

/** `10.0.0.0/8`: the first bits are the same. */
function withinRange(address: string, range: string): boolean {
  const [start = '', length = ''] = range.split('/');
  const one = addressBits(address);
  const other = addressBits(start);
  const bits = Number(length);
  if (one === null || other === null || one.length !== other.length || !(bits <= one.length)) return false;
  return one.slice(0, bits) === other.slice(0, bits);
}

/** An address as 32 or 128 digits of 0 and 1; `null`: it is none. */
function addressBits(address: string): string | null {
  const binary = (numbers: readonly number[], width: number): string =>
    numbers.map((number) => number.toString(2).padStart(width, '0')).join('');
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)) return binary(address.split('.').map(Number), 8);
  if (!address.includes(':') || !URL.canParse(`http://[${address}]`)) return null;
  // The URL's spelling has no dots in it, and at most one gap.
  const [left = '', right] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const groups = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((one) => Number.parseInt(one, 16));
  const head = groups(left);
  const tail = groups(right ?? '');
  return binary([...head, ...new Array<number>(Math.max(0, 8 - head.length - tail.length)).fill(0), ...tail], 16);
}

/** The constraint's parts are the first, most general ones of the name, which stand last in RFC 4514 text. */
function withinDirectory(name: string, constraint: string): boolean {
  if (constraint === '' || name === constraint) return true;
  if (!name.endsWith(`,${constraint}`)) return false;
  // The comma before it may be part of a value, behind a backslash that is not itself behind one.
  const before = /\\*$/.exec(name.slice(0, name.length - constraint.length - 1))?.[0] ?? '';
  return before.length % 2 === 0;
}
