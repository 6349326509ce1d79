import type { ConceptTable } from './concept-entry.ts';

/** Addresses, connections and versions of HTTP. */
export const connectionConcepts: ConceptTable = {
  http: {
    aliases: ['hypertext transfer protocol', 'plain http', 'http vs https'],
    title: 'HTTP',
    summary:
      'The protocol of the web: a client sends a request, a server answers with a response, and both are in the clear.',
    detail:
      'http:// stands for port 80 unless the address names another. Nothing is encrypted and nobody proves who they are.\n\nWhoever is on the way (the owner of a wireless network, a provider, a proxy) can read the address, the fields, cookies and passwords, and all of the content, and can change any of it without being noticed.',
    advice: [
      'Use https:// for everything that leaves this machine.',
      'Plain HTTP on localhost is fine: the data do not leave it.',
    ],
    see: ['rfc9110#4.2.1', 'rfc9110#17'],
  },
  https: {
    aliases: ['http over tls', 'secure http', 'http secure'],
    title: 'HTTPS',
    summary:
      'HTTP over TLS: the same requests and responses, inside a connection that is encrypted and whose server has proved its name.',
    detail:
      'https:// stands for port 443 unless the address names another; any port can be chosen. Before the first byte of HTTP a TLS handshake takes place, in which the server shows a certificate.\n\nOn the way one can still see which machine is contacted, mostly its name, and how much is sent and when, but not the path, the fields or the content. It says nothing about whether the owner of the server is honest.',
    advice: ['Look at the certificate view to see who answered.'],
    see: ['rfc9110#4.2.2', 'rfc8446'],
  },
  port: {
    aliases: ['ports', 'tcp port', 'default port'],
    title: 'Port',
    summary: 'A number from 0 to 65535 that tells the services on one machine apart.',
    detail:
      'http:// uses 80 and https:// 443 when the address has no number after the host. These are only defaults: any port can carry either protocol, and the scheme decides which one the client speaks.',
    advice: ['Write the port after the host, as in https://example.com:8443/.'],
    see: ['rfc6335', 'rfc9110#4.2'],
  },
  url: {
    aliases: ['uri', 'address', 'target uri'],
    title: 'URL',
    summary: 'The address of a resource: scheme, host, port, path, query and fragment.',
    detail:
      'https://example.com:8443/items?page=2#top: the scheme chooses the protocol, host and port the server, path and query the resource. The fragment after # is never sent.',
    advice: ['Percent-encode spaces and special characters in values.'],
    see: ['rfc3986#3', 'url-standard'],
  },
  'percent-encoding': {
    aliases: ['url encoding', 'urlencode'],
    title: 'Percent-encoding',
    summary: 'Writes characters that have no place in an address as % and two hexadecimal digits for each byte.',
    detail: 'A space is %20, ü is %C3%BC in UTF-8. In the query of a form a space may also be a plus sign.',
    advice: [],
    see: ['rfc3986#2.1', 'url-standard'],
  },
  dns: {
    aliases: ['name resolution', 'name lookup', 'name service'],
    title: 'DNS',
    summary: 'Finds the addresses that belong to a host name; it comes before every connection to a name.',
    detail:
      'A name can have IPv4 addresses (A), IPv6 addresses (AAAA) or both, and a client tries them in turn. The hosts file of the machine goes first.',
    advice: [],
    see: ['rfc1035', 'rfc8305'],
  },
  tcp: {
    aliases: ['tcp connection', 'syn'],
    title: 'TCP',
    summary: 'The connection below HTTP/1 and HTTP/2: it delivers bytes complete and in order.',
    detail:
      'Opening it costs one round trip before anything can be sent, and TLS on top costs one more, or two in TLS 1.2. HTTP/3 does without it and runs on QUIC over UDP.',
    advice: [],
    see: ['rfc9293'],
  },
  localhost: {
    aliases: ['loopback', '127.0.0.1', '::1'],
    title: 'localhost',
    summary: 'This very machine: 127.0.0.1 in IPv4 and ::1 in IPv6.',
    detail:
      'What is sent there does not leave the machine. The name can mean both addresses, and a server may listen on only one of them. Inside a container it means the container, and in a remote window the remote machine.',
    advice: ['If the connection is refused, try 127.0.0.1 and [::1] in place of the name.'],
    see: ['rfc6761#6.3', 'secure-contexts'],
  },
  proxy: {
    aliases: ['http proxy', 'forward proxy'],
    title: 'Proxy',
    summary: 'A server that makes requests for others.',
    detail:
      'A forward proxy works for clients: it takes plain requests with the whole address in the request line, and for https:// it opens a tunnel with CONNECT. A reverse proxy or gateway stands before servers, ends the TLS connection and forwards to them.',
    advice: ['With a reverse proxy the certificate you see is that of the proxy.'],
    see: ['rfc9110#3.7'],
  },
  'reverse proxy': {
    aliases: ['gateway', 'load balancer'],
    title: 'Reverse proxy',
    summary: 'A server in front of other servers, which looks to clients as if it were the origin.',
    detail:
      'It ends TLS, spreads the load, caches and filters. Statuses 502, 503 and 504 usually come from it. It tells the servers behind about the client in Forwarded or X-Forwarded fields.',
    advice: [],
    see: ['rfc9110#3.7'],
  },
  tunnel: {
    aliases: ['connect tunnel'],
    title: 'Tunnel',
    summary: 'A connection through a proxy that passes bytes on without looking into them.',
    detail: 'CONNECT opens it. What runs inside, mostly TLS, is between client and server alone.',
    advice: [],
    see: ['rfc9110#9.3.6'],
  },
  interception: {
    aliases: ['tls interception', 'intercepting proxy', 'ssl inspection'],
    title: 'TLS interception',
    summary:
      'A device or program opens TLS connections, reads along, and closes them again with a certificate of its own.',
    detail:
      'Companies and virus scanners do it, with a root certificate installed on the machine for the purpose. Programs that do not use the trust store of the system then report an unknown issuer.',
    advice: [
      'If it is your company, add its root certificate to the trusted ones.',
      'If you do not expect it, do not send anything.',
    ],
    see: ['rfc8446#9.3', 'rfc9110#17.1'],
  },
  'keep-alive': {
    aliases: ['persistent connection', 'connection reuse', 'connections'],
    title: 'Connection reuse',
    summary: 'A connection can serve one request or many, one after the other.',
    detail:
      'In HTTP/1.1 it stays open unless one side says Connection: close; in HTTP/1.0 it closed after each response. HTTP/2 and HTTP/3 carry many requests at the same time on one connection. Reuse saves the name look-up and the handshakes, so the second request is faster.',
    advice: [
      'A server closes idle connections after a while, and a request sent at that very moment fails: repeat it if it is idempotent.',
    ],
    see: ['rfc9112#9.3', 'rfc9113#9.1'],
  },
  pipelining: {
    aliases: [],
    title: 'Pipelining',
    summary: 'Sends several requests on one HTTP/1.1 connection without waiting for the responses.',
    detail: 'Responses have to come in the same order, so a slow one holds up the rest. Few clients use it.',
    advice: [],
    see: ['rfc9112#9.3.2'],
  },
  'http/1.0': {
    aliases: ['http1.0'],
    title: 'HTTP/1.0',
    summary: 'The first version to get an RFC, in 1996: one request for each connection, and Host not required.',
    detail: 'Some proxies and health checks still speak it.',
    advice: [],
    see: ['rfc1945'],
  },
  'http/1.1': {
    aliases: ['http1.1', 'http/1', 'http1'],
    title: 'HTTP/1.1',
    summary:
      'The text form of HTTP: a request line, fields, an empty line and a body, one request at a time for each connection.',
    detail:
      'What can be read in a request file is nearly what is sent. Host is required, connections stay open, and a body ends by Content-Length or by chunks.',
    advice: [],
    see: ['rfc9112'],
  },
  'http/2': {
    aliases: ['http2', 'h2'],
    title: 'HTTP/2',
    summary: 'HTTP in binary frames: many requests at the same time on one connection, with compressed fields.',
    detail:
      'Methods, fields and statuses mean the same as before; field names are in lower case, and there is no reason phrase. Over TLS it is agreed by ALPN as h2; without TLS (h2c) it is rare.',
    advice: [],
    see: ['rfc9113'],
  },
  'http/3': {
    aliases: ['http3', 'h3', 'quic'],
    title: 'HTTP/3',
    summary: 'HTTP over QUIC, which unites transport and TLS 1.3 on top of UDP.',
    detail:
      'A lost packet holds up only the request it belongs to, and a connection survives a change of network. Servers announce it by Alt-Svc or in DNS.',
    advice: [],
    see: ['rfc9114', 'rfc9000'],
  },
  websocket: {
    aliases: ['websockets', 'ws', 'wss'],
    title: 'WebSocket',
    summary: 'A connection over which both sides send messages whenever they like.',
    detail:
      'It begins as an HTTP request with Upgrade: websocket and status 101. ws:// uses port 80 and wss:// port 443 with TLS.',
    advice: [],
    see: ['rfc6455'],
  },
  'server-sent events': {
    aliases: ['sse', 'event stream', 'eventsource'],
    title: 'Server-sent events',
    summary: 'A response that never ends, in which the server sends events as lines of text.',
    detail: 'The media type is text/event-stream. A client that lost the connection comes back with Last-Event-ID.',
    advice: [],
    see: ['server-sent-events'],
  },
  timeout: {
    aliases: ['time-out', 'timeouts'],
    title: 'Time-out',
    summary: 'The limit after which a side stops waiting.',
    detail:
      'There is one for every phase: name look-up, connecting, TLS, sending, waiting for the first byte, and receiving. A request that timed out may still have taken effect.',
    advice: [],
    see: ['rfc9112#9.5', 'rfc9110#9.2.2'],
  },
  timings: {
    aliases: ['waterfall', 'ttfb', 'time to first byte'],
    title: 'Timings',
    summary: 'How long each phase of a call took: name look-up, connect, TLS, send, wait and receive.',
    detail:
      'Connect and TLS grow with the distance to the server, wait is mostly the work of the server, and receive depends on size and line. On a reused connection the first three do not take place.',
    advice: [],
    see: ['resource-timing'],
  },
};
