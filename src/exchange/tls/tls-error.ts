/** An error of the TLS library with what Node adds to it. */
type LibraryError = NodeJS.ErrnoException & { readonly reason?: string; readonly library?: string };

/**
 * The alert that the server sent, if that ended it. By number: the names of the codes differ between OpenSSL's
 * versions and BoringSSL, but in both a received alert is the reason 1000 plus its number.
 */
export function alertNumberOf(error: Error | null): number | null {
  if (error === null) return null;
  const told = /SSL alert number (\d{1,3})/.exec(error.message)?.[1];
  if (told !== undefined) return Number(told);
  const packed = /error:([0-9A-Fa-f]{8}):/.exec(error.message)?.[1];
  if (packed === undefined) return null;
  const reason = Number.parseInt(packed, 16) & 0xfff;
  return reason >= 1000 && reason < 1256 ? reason - 1000 : null;
}

/** What the library said, without addresses of its source files and without advice that is wrong outside a terminal. */
export function tlsErrorText(error: LibraryError): string {
  if (error.reason) return error.reason;
  return cleanLibraryText(error.message);
}

export function cleanLibraryText(text: string): string {
  return text
    .replace(/;? ?if the root CA is installed locally.*$/s, '')
    .replace(/^(?:write E\w+ )?(?:[0-9A-Fa-f]+:)?error:[0-9A-Fa-f]{8}:(?:[^:\n]*:){2}/, '')
    .replace(/:[^:\s]*[\\/][^:\s]+\.(?:c|cc|cpp|h):\d+:?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

export function isTlsError(error: NodeJS.ErrnoException | null): boolean {
  return (
    error !== null && (/^ERR_(SSL|TLS)_/.test(error.code ?? '') || /(?:^|:)error:[0-9A-Fa-f]{8}:/.test(error.message))
  );
}
