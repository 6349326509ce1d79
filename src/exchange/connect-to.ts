/** `HOST1:PORT1:HOST2:PORT2` of `--connect-to`: connections for the first place are made to the second one. */
export interface ConnectTo {
  /** `null`: any. */
  readonly host: string | null;
  readonly port: number | null;
  /** `null`: as asked for. */
  readonly toHost: string | null;
  readonly toPort: number | null;
}

/** Where a connection is really made to: by the first rule that fits. The name that is asked for and checked stays what it is. */
export function connectPlace(
  rules: readonly ConnectTo[],
  host: string,
  port: number,
): { readonly host: string; readonly port: number } {
  const rule = rules.find(
    (one) => (one.host === null || one.host.toLowerCase() === host.toLowerCase()) && (one.port ?? port) === port,
  );
  return { host: rule?.toHost ?? host, port: rule?.toPort ?? port };
}
