import { type Entry, explanationOf } from './entry.ts';
import type { Explanation } from './explanation.ts';
import { otherPorts } from './port/other-ports.ts';
import type { PortEntry } from './port/port-entry.ts';
import { webPorts } from './port/web-ports.ts';

const anyPort =
  'A port number decides nothing by itself: any port can carry HTTP or HTTPS, and the scheme in the address says which of them the client will speak.';

const customs: Readonly<Record<PortEntry['speaks'], string>> = {
  http: 'By custom plain HTTP.',
  https: 'By custom HTTPS, so HTTP inside TLS.',
  'http or https': 'Met with plain HTTP as well as with HTTPS.',
  plain: 'By custom another protocol than HTTP.',
  tls: 'By custom TLS with another protocol than HTTP inside.',
  forbidden: 'By custom another protocol than HTTP, and browsers refuse to send requests here.',
};

const wrongScheme = [
  'If https:// fails with a wrong version number or a record that is not TLS, try http:// on the same port.',
  'If http:// is answered with 400, with bytes that are no text, or with a closed connection, try https:// on the same port.',
];

const notHttp = ['If you meant a web service on this host, check the port in the address.'];

/** The ports with an entry of their own. */
export function knownPorts(): readonly number[] {
  return [...Object.keys(webPorts), ...Object.keys(otherPorts)].map(Number);
}

/** Never null: an unknown port is explained by its range (RFC 6335 section 6), another number as no port at all. */
export function explainPort(port: number): Explanation {
  const key = String(port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    return explanationOf('port', key, noPort);
  }
  const entry = webPorts[port] ?? otherPorts[port];
  if (entry === undefined) {
    return explanationOf('port', key, port === 0 ? portZero : rangeEntry(port));
  }
  const web = entry.speaks === 'http' || entry.speaks === 'https' || entry.speaks === 'http or https';
  return explanationOf('port', key, {
    title: entry.title,
    summary: entry.summary,
    detail: `${`${entry.detail} ${customs[entry.speaks]}`.trim()}\n\n${anyPort}`,
    advice: web ? wrongScheme : notHttp,
    see: entry.speaks === 'forbidden' ? [...entry.see, 'fetch-standard'] : entry.see,
  });
}

const noPort: Entry = {
  title: 'Not a port',
  summary: 'A port is a whole number from 0 to 65535.',
  detail: 'TCP and UDP have 16 bits for it. A larger number in an address is an error and nothing can be sent there.',
  advice: ['Correct the number after the colon of the host.'],
  see: ['rfc6335#6', 'url-standard'],
};

const portZero: Entry = {
  title: 'Reserved',
  summary: 'No server can be reached at port 0.',
  detail: 'A program that listens on it asks the system for any free port and gets another number.',
  advice: ['Look up which port the server was given.'],
  see: ['rfc6335#6'],
};

function rangeEntry(port: number): Entry {
  const range =
    port < 1024
      ? 'a system port (0 to 1023), which on many systems only an administrator may listen on'
      : port < 49152
        ? 'a user port (1024 to 49151), free for any service and registered for some'
        : 'a dynamic port (49152 to 65535), which systems hand out to clients and to test servers for a short time';
  return {
    title: 'No custom known',
    summary: `${port} is ${range}.`,
    detail: anyPort,
    advice: wrongScheme,
    see: ['rfc6335#6', 'iana:service-names-port-numbers'],
  };
}
