import type { AskedRevocation } from './ask-revocation.ts';
import type { EachAddress } from './by-each-address.ts';
import type { CompletedChain } from './complete-chain.ts';
import type { OldServer } from './read-old-server.ts';
import type { OtherPorts } from './try-other-port.ts';
import type { WithoutServerName } from './without-server-name.ts';

/** What came of a question that a person had asked; plain data. */
export type ProbeResult = OldServer | CompletedChain | AskedRevocation | OtherPorts | EachAddress | WithoutServerName;

export const probeKinds = ['old-server', 'issuer', 'revocation', 'port', 'addresses', 'no-sni'] as const;

export type ProbeKind = (typeof probeKinds)[number];

/** What each probe does, said before it goes. */
export const probeSteps: Readonly<Record<ProbeKind, string>> = {
  'old-server': 'saying hello in TLS 1.2 down to SSL 3.0, to read the certificate',
  issuer: 'fetching the missing issuer over plain HTTP from the address in the certificate',
  revocation:
    'asking the issuers over plain HTTP whether the certificates are revoked, which tells them the name of the site',
  port: 'trying HTTPS and HTTP at their default ports',
  addresses: 'making a handshake with each address of the name',
  'no-sni': 'making a handshake with and without the name of the server',
};
