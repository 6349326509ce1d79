import type { Exchange } from '../exchange/exchange.ts';
import type { NamedExchange } from '../request/named-exchange.ts';

/** What named requests sent and got in this session, by file and name; the last run of a name counts. */
export interface NamedExchanges {
  /** `file` is as the request's source has it; `null` for text that is in no file. */
  readonly get: (file: string | null, name: string) => NamedExchange | null;
  readonly keep: (file: string | null, name: string, exchange: NamedExchange) => void;
}

export function createNamedExchanges(): NamedExchanges {
  const kept = new Map<string, NamedExchange>();
  const keyOf = (file: string | null, name: string): string => `${file ?? ''}\n${name}`;
  return {
    get: (file, name) => kept.get(keyOf(file, name)) ?? null,
    keep: (file, name, exchange) => void kept.set(keyOf(file, name), exchange),
  };
}

/** The request that was asked for and the answer at the end of its redirects, as others may refer to them. */
export function namedExchangeOf({ request, calls }: Exchange): NamedExchange {
  const response = calls.at(-1)?.response ?? null;
  return {
    request: {
      method: request.method,
      url: request.url,
      fields: request.fields,
      body: request.body ?? new Uint8Array(),
    },
    response: response && { status: response.status, fields: response.fields, body: response.body },
    secrets: request.secrets,
  };
}
