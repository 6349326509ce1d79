/** The server a target names. */
export interface Authority {
  /** In lower case, IDN as A-labels, IP literals without brackets. */
  readonly host: string;
  /** `null` when none is written. */
  readonly port: number | null;
  /** Host and port as the Host field carries them: case as written, IDN as A-labels, without user information. */
  readonly hostField: string;
  /** As written before `@`; `null` without. */
  readonly userInformation: string | null;
}

export interface AuthorityTrouble {
  readonly code: 'missing-host' | 'malformed-host' | 'malformed-port' | 'port-out-of-range';
  readonly message: string;
}

/** `user:password@host:port` (RFC 3986 section 3.2). */
export function readAuthority(text: string): Authority | AuthorityTrouble {
  const sign = text.lastIndexOf('@');
  const userInformation = sign === -1 ? null : text.slice(0, sign);
  const rest = text.slice(sign + 1);
  const bracketed = /^\[([^\]]*)\](.*)$/s.exec(rest);
  const colon = rest.indexOf(':');
  const written = bracketed ? `[${bracketed[1]}]` : colon === -1 ? rest : rest.slice(0, colon);
  const behind = bracketed ? (bracketed[2] ?? '') : colon === -1 ? '' : rest.slice(colon);
  // More than one colon without brackets is an IPv6 address that lacks them.
  if (!bracketed && /^[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*$/.test(rest))
    return { code: 'malformed-host', message: `An IPv6 address stands in brackets: [${shortened(rest)}].` };
  if (written === '' || written === '[]')
    return {
      code: 'missing-host',
      message: 'The target names no host. Write it behind the scheme: https://example.com/path.',
    };
  const host = canonicalHost(written);
  if (host === null)
    return {
      code: 'malformed-host',
      message: `“${shortened(written)}” is no host: a name, an IPv4 address, or an IPv6 address in brackets.`,
    };
  if (behind !== '' && !behind.startsWith(':'))
    return { code: 'malformed-host', message: `Nothing but a port may follow ${written}, as in ${written}:8080.` };
  const portText = behind.slice(1);
  if (!/^\d*$/.test(portText))
    return { code: 'malformed-port', message: `“${shortened(portText)}” is no port: write a number from 1 to 65535.` };
  const port = portText === '' ? null : Number(portText);
  if (port !== null && (port < 1 || port > 65535))
    return { code: 'port-out-of-range', message: `There is no port ${shortened(portText)}: ports go from 1 to 65535.` };
  const ascii = /^[\x21-\x7e]+$/.test(written) ? written : bracketed ? `[${host}]` : host;
  return { host, port, hostField: port === null ? ascii : `${ascii}:${portText}`, userInformation };
}

/** `null` for what is no host. Names keep what is written, in lower case, but for characters outside ASCII. */
function canonicalHost(written: string): string | null {
  // What a URL would take for the end of the host, or decode, is no part of one here.
  if (/[\s/?#@\\%<>"`{}|^]/.test(written)) return null;
  let url: URL;
  try {
    url = new URL(`http://${written}/`);
  } catch {
    return null;
  }
  const { hostname } = url;
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
