import type { Visit } from './visit.ts';

/**
 * What is different from the visit before, in one or two sentences; `null` when nothing is. `when`: the end of that
 * visit, as people say it: `Tuesday 14:02`.
 */
export function visitChange(before: Visit, after: Visit, when: string): string | null {
  const sentences = [certificateChange(before, after, when), protocolChange(before, after, when)].filter(
    (one) => one !== null,
  );
  return sentences.length === 0 ? null : sentences.join(' ');
}

function certificateChange(before: Visit, after: Visit, when: string): string | null {
  const [old, fresh] = [before.certificate, after.certificate];
  if (old === null || fresh === null) {
    if (old === fresh) return null;
    return fresh === null
      ? `On ${when} a certificate of “${before.path[0] ?? old?.subject ?? ''}” came from here.`
      : `On ${when} no certificate came from here.`;
  }
  if (old.fingerprint256 === fresh.fingerprint256) {
    return before.tone === after.tone
      ? null
      : `It is the certificate of ${when}, when the verdict was “${before.title}”.`;
  }
  const key = old.publicKeyPin === fresh.publicKeyPin ? 'same key' : 'new key';
  const issuer = old.issuer === fresh.issuer ? 'same issuer' : `issued by ${fresh.issuer} instead of ${old.issuer}`;
  const names = old.names.join() === fresh.names.join() && old.nameCount === fresh.nameCount ? '' : ', other names';
  return `The certificate changed since ${when}: ${key}, ${issuer}${names}.`;
}

function protocolChange(before: Visit, after: Visit, when: string): string | null {
  const changes = [
    changed(before.protocol, after.protocol),
    changed(before.cipher, after.cipher),
    changed(before.keyExchange, after.keyExchange),
  ].filter((one) => one !== null);
  return changes.length === 0 ? null : `Negotiated since ${when}: ${changes.join(', ')}.`;
}

/** `null` also where one of them is not known. */
function changed(before: string | null, after: string | null): string | null {
  return before === null || after === null || before === after ? null : `${after} instead of ${before}`;
}
