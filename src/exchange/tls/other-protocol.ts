import type { OtherProtocolSeen } from './handshake-record.ts';

/** A protocol that is met on a port where TLS was expected. */
interface OtherProtocol {
  readonly name: string;
  /** Whoever speaks it, for the middle of a sentence: `an SSH server`. */
  readonly who: string;
  /** On the first octets, as Latin-1. */
  readonly pattern: RegExp;
}

/** How servers greet, or answer a hello of TLS that they do not understand. The first that fits. */
const protocols: readonly OtherProtocol[] = [
  { name: 'HTTP', who: 'a web server without TLS (plain HTTP)', pattern: /^HTTP\/\d/ },
  { name: 'HTTP/2', who: 'an HTTP/2 server without TLS', pattern: /^(?:\0\0.\x04[\0\x01]\0\0\0\0|PRI \* HTTP\/2)/s },
  { name: 'SSH', who: 'an SSH server', pattern: /^SSH-/ },
  { name: 'FTP', who: 'an FTP server', pattern: /^220[ -][^\r\n]*(?:ftp|filezilla)/i },
  { name: 'SMTP', who: 'a mail server (SMTP)', pattern: /^(?:220|421|554)[ -]/ },
  { name: 'POP3', who: 'a mail server (POP3)', pattern: /^\+OK/ },
  { name: 'IMAP', who: 'a mail server (IMAP)', pattern: /^\* (?:OK|PREAUTH|BYE)/ },
  { name: 'NNTP', who: 'a news server (NNTP)', pattern: /^20[01] [^\r\n]*(?:NNTP|news|InterNetNews)/i },
  { name: 'MySQL', who: 'a MySQL server', pattern: /^..\0\0(?:\n(?:\d+\.\d+|[^\0]*MariaDB)|\xff)/s },
  {
    name: 'PostgreSQL',
    who: 'a PostgreSQL server',
    pattern: /^(?:[NS]$|E\0\0.{2}S|E.*(?:unsupported frontend protocol|invalid length of startup packet))/s,
  },
  { name: 'Redis', who: 'a Redis server', pattern: /^-(?:ERR|DENIED|NOAUTH|WRONGPASS)/ },
  { name: 'Memcached', who: 'a Memcached server', pattern: /^(?:ERROR|CLIENT_ERROR [^\r\n]*)\r\n/ },
  { name: 'MongoDB', who: 'a MongoDB server', pattern: /^.{12}(?:\x01\0\0\0|\xdd\x07\0\0)/s },
  { name: 'TDS', who: 'a Microsoft SQL Server', pattern: /^\x04\x01\0.\0\0/s },
  { name: 'RDP', who: 'a remote desktop server (RDP)', pattern: /^\x03\0\0./s },
  { name: 'VNC', who: 'a VNC server', pattern: /^RFB \d/ },
  { name: 'AMQP', who: 'an AMQP server', pattern: /^AMQP/ },
  { name: 'MQTT', who: 'an MQTT server', pattern: /^\x20\x02\0[\0-\x05]/ },
  { name: 'LDAP', who: 'an LDAP server', pattern: /^0.{1,6}\x02\x01.x/s },
  { name: 'SIP', who: 'a SIP server', pattern: /^SIP\/2\.0/ },
  { name: 'RTSP', who: 'an RTSP server', pattern: /^RTSP\/1/ },
  { name: 'XMPP', who: 'an XMPP server', pattern: /^\s*(?:<\?xml[^>]*>\s*)?<stream:/ },
  { name: 'XML', who: 'something that speaks XML', pattern: /^\s*<\?xml/ },
  { name: 'HTML', who: 'something that sends HTML without HTTP', pattern: /^\s*<(?:!doctype|html|head|body)/i },
  { name: 'rsync', who: 'an rsync server', pattern: /^@RSYNCD:/ },
  { name: 'Subversion', who: 'a Subversion server', pattern: /^\( success/ },
  { name: 'IRC', who: 'an IRC server', pattern: /^(?::\S+ )?NOTICE /i },
  { name: 'Telnet', who: 'a Telnet server', pattern: /^\xff[\xfb-\xfe]/ },
  { name: 'SOCKS', who: 'a SOCKS proxy', pattern: /^\x05[\0-\x02\xff]$/ },
];

const shownLength = 64;

/** What the first octets of a server look like. */
export function otherProtocol(octets: Buffer): OtherProtocolSeen {
  const firstBytes = octets.toString('latin1');
  return { name: protocolOf(firstBytes)?.name ?? null, firstBytes: firstBytes.slice(0, shownLength) };
}

/** Who greets like that, as `an SSH server`; `null` when it looks like nothing known. `firstBytes` as Latin-1. */
export function greeterOf(firstBytes: string): string | null {
  return protocolOf(firstBytes)?.who ?? null;
}

function protocolOf(firstBytes: string): OtherProtocol | null {
  return protocols.find(({ pattern }) => pattern.test(firstBytes)) ?? null;
}
