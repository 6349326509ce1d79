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
