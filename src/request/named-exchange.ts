/** What a named request of this session sent and got: where `{{name.request.…}}` and `{{name.response.…}}` look. */
export interface NamedExchange {
  readonly request: NamedRequest;
  /** `null` when no response came. */
  readonly response: NamedResponse | null;
  /** Texts of the request that are not to be shown, nor what is made of them. */
  readonly secrets: readonly string[];
}

export interface NamedMessage {
  /** In the order of the wire, duplicates kept. */
  readonly fields: readonly { readonly name: string; readonly value: string }[];
  /** Bytes with content codings undone; empty when there was no body. */
  readonly body: Uint8Array;
}

export interface NamedRequest extends NamedMessage {
  readonly method: string;
  /** Absolute, as it was asked for first. */
  readonly url: string;
}

export interface NamedResponse extends NamedMessage {
  readonly status: number;
}

/** What a path into a message gives: text, octets as they came, or why there is neither, as a sentence. */
export type ExchangeValue = { readonly value: string | Uint8Array } | { readonly trouble: string };
