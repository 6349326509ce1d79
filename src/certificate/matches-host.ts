import type { Certificate } from './certificate.ts';

/**
 * Which of a certificate's names covers the host, by RFC 9525: only the subject alternative names count, never the common name
 * (appendix A); an address matches an IP entry and nothing else (section 6.4); a wildcard is the whole leftmost label and stands for
 * exactly one label (section 6.3). As in browsers and in Node, `*.com` covers nothing: one label must remain beside the top-level domain.
 *
 * `host` is a name in A-labels or an address without brackets. `matched` is the entry as the certificate has it, `null` when none covers the host.
 */
export function matchesHost(certificate: Certificate, host: string): { readonly matched: string | null } {
  const address = canonicalAddress(host);
  const name = withoutFinalDot(host.toLowerCase());
  const entry = certificate.subjectAltNames.find(({ kind, value }) =>
    address === null
      ? kind === 'dns' && coversName(withoutFinalDot(value.toLowerCase()), name)
      : kind === 'ip' && canonicalAddress(value) === address,
  );
  return { matched: entry?.value ?? null };
}

/** The address in one spelling; `null`: the text is no address. */
export function canonicalAddress(text: string): string | null {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text))
    return text.split('.').every((octet) => Number(octet) < 256) ? text : null;
  const address = /^\[?([0-9a-f:.]+)\]?$/i.exec(text)?.[1];
  if (address === undefined || !address.includes(':') || !URL.canParse(`http://[${address}]`)) return null;
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

function coversName(pattern: string, name: string): boolean {
  if (pattern === '' || name === '') return false;
  if (!pattern.startsWith('*.')) return !pattern.includes('*') && pattern === name;
  const rest = pattern.slice(2);
  const dot = name.indexOf('.');
  return !rest.includes('*') && rest.includes('.') && dot > 0 && name.slice(dot + 1) === rest;
}

function withoutFinalDot(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name;
}
