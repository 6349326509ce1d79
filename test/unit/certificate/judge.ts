import { checkSignature, type SignatureCheck } from '../../../src/certificate/check-signature.ts';
import { type Judgement, judgeChain } from '../../../src/certificate/judge-chain.ts';
import { namesEqual } from '../../../src/certificate/names-equal.ts';
import { type Forged, now } from './forge.ts';

/** What a server sends, and what it is held against. */
export interface Held {
  readonly sent: readonly Forged[];
  readonly trusted?: readonly Forged[];
  readonly host?: string;
  readonly isPublic?: boolean;
  readonly protocol?: string;
  readonly cipher?: string;
  readonly unreadable?: number;
  readonly mayEndBelowRoot?: boolean;
  /** The real one unless said. */
  readonly signature?: SignatureCheck;
}

/** By the rules alone; for `shop.example` over TLS 1.3 unless said. */
export function judge(held: Held): Judgement {
  const trusted = (held.trusted ?? []).map(({ certificate }) => certificate);
  return judgeChain({
    sent: held.sent.map(({ certificate }) => certificate),
    anchorsFor: ({ issuer }) => trusted.filter(({ subject }) => namesEqual(subject, issuer)),
    isAnchor: ({ fingerprint256 }) => trusted.some((one) => one.fingerprint256 === fingerprint256),
    isPublic: () => held.isPublic ?? false,
    mayEndBelowRoot: held.mayEndBelowRoot ?? false,
    unreadable: held.unreadable ?? 0,
    signature: held.signature ?? checkSignature,
    host: held.host ?? 'shop.example',
    now,
    protocol: held.protocol ?? 'TLSv1.3',
    cipher: held.cipher ?? 'TLS_AES_128_GCM_SHA256',
  });
}
