import { placeOfUrl } from '../exchange/place-of-url.ts';

export interface CallAddress {
  readonly scheme: 'http' | 'https';
  /** A name or an address without brackets; empty when the URL cannot be read. */
  readonly host: string;
  readonly port: number;
  /** Host and port as in the URL: brackets kept, the scheme's own port left out. */
  readonly authority: string;
}

/** Whom a call went to. */
export function callAddress({ sent }: { readonly sent: { readonly url: string } }): CallAddress {
  if (!URL.canParse(sent.url)) return { scheme: 'http', host: '', port: 80, authority: sent.url };
  const url = new URL(sent.url);
  return { ...placeOfUrl(url), authority: url.host };
}
