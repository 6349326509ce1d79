import type { LookupFunction } from 'node:net';
import type { Connections } from '../connections.ts';
import { type Inspection, type InspectionTarget, inspectTls } from '../inspect-tls.ts';
import { limited } from './scan/limited.ts';

/** Who answers at each address of a name. */
export interface EachAddress {
  readonly kind: 'addresses';
  readonly answers: readonly { readonly address: string; readonly inspection: Inspection }[];
  /** Why there is no address; `null` where there is one. */
  readonly failure: string | null;
}

/** More are not asked. */
const most = 16;

/** One handshake with every address, with the name of the host as ever: a fault that only some of them have shows. */
export async function byEachAddress(
  target: InspectionTarget,
  connections: Connections,
  signal: AbortSignal | null,
): Promise<EachAddress> {
  const found = await addressesOf(target.host, connections.lookup);
  if (typeof found === 'string') return { kind: 'addresses', answers: [], failure: found };
  const inTurn = limited(4);
  const answers = await Promise.all(
    found.slice(0, most).map((address) =>
      inTurn(async () => ({
        address,
        inspection: await inspectTls(
          { ...target, host: address, serverName: target.serverName ?? target.host },
          connections,
          { signal, onPhase: null },
        ),
      })),
    ),
  );
  return { kind: 'addresses', answers, failure: null };
}

function addressesOf(host: string, lookup: LookupFunction): Promise<readonly string[] | string> {
  return new Promise((settle) => {
    lookup(host, { all: true, verbatim: true }, (error, addresses) => {
      if (error) settle(error.code ?? error.message);
      else settle(typeof addresses === 'string' ? [addresses] : addresses.map(({ address }) => address));
    });
  });
}
