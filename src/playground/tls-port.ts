import type { TlsOptions } from 'node:tls';
import type { Reaction } from './raw-listener.ts';
import type { Workshop } from './workshop.ts';

export interface TlsPort {
  readonly name: string;
  readonly whatToExpect: string;
  readonly behaviour: (workshop: Workshop) => Behaviour;
}

export type Behaviour =
  | {
      readonly kind: 'https';
      readonly tls: TlsOptions;
      /** An OCSP response in DER; `null`: none goes along. */
      readonly staple: Uint8Array | null;
    }
  /** Nothing but HTTP/2. */
  | { readonly kind: 'http2'; readonly tls: TlsOptions }
  | { readonly kind: 'http' }
  | { readonly kind: 'raw'; readonly react: Reaction };
