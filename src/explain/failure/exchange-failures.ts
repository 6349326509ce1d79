import type { Entry } from '../entry.ts';

/** The stable codes with which an exchange says that it got no complete response. */
export const exchangeFailures: Readonly<Record<string, Entry>> = {
  DNS_NOT_FOUND: {
    title: 'Host not found',
    summary: 'The name of the host has no address, so there was nobody to connect to.',
    detail:
      'The name service answered that it does not know the name. Nothing was sent to any server. A name that works elsewhere may exist only inside a company network or a VPN.',
    advice: [
      'Check the spelling of the host, and that every variable in it was replaced.',
      'Connect to the VPN if the name belongs to an internal network.',
      'Look the name up with nslookup or dig to see what your name server says.',
    ],
    see: ['rfc1035#4.1.1', 'node-dns'],
  },
  DNS_FAILED: {
    title: 'Name look-up failed',
    summary: 'The name service could not answer, so it is not known whether the host exists.',
    detail:
      'The server for names refused, failed or could not be reached. It is often a matter of the moment, or of a network without a way out.',
    advice: [
      'Try again in a moment.',
      'Check that the machine is online, and which name server it uses.',
      'Write the address of the host in place of its name to see whether only the look-up is at fault.',
    ],
    see: ['rfc1035#4.1.1', 'node-dns'],
  },
  DNS_TIMEOUT: {
    title: 'Name look-up took too long',
    summary: 'The name service did not answer within the time limit.',
    detail:
      'Nothing was sent to the host yet. A name server that is unreachable behind a firewall or a dropped VPN shows itself in this way.',
    advice: [
      'Check the network and the VPN.',
      'Try another name server, or the address in place of the name.',
      'Raise the time limit if this network is known to be slow.',
    ],
    see: ['node-dns'],
  },
  CONNECTION_REFUSED: {
    title: 'Connection refused',
    summary: 'The machine was reached, but nothing listens on this port.',
    detail:
      'It answered at once that it takes no connections there, or a firewall said so in its name. The request was not sent. For localhost both 127.0.0.1 and ::1 count: a server may listen on only one of them, and a server in a container only inside it.',
    advice: [
      'Start the server, and read in its output on which port it listens.',
      'Check the port in the address.',
      'With containers, check that the port is published.',
    ],
    see: ['rfc9293#3.5.2', 'node-errors'],
  },
  HOST_UNREACHABLE: {
    title: 'Host unreachable',
    summary: 'There is no way to this machine from here.',
    detail:
      'A router, or your own system, reported that the address does not answer. The machine is off, in another network, or shut off by a firewall.',
    advice: ['Check the address, and that the machine is running.', 'Check the VPN and the route to that network.'],
    see: ['rfc792', 'posix-errors'],
  },
  NETWORK_UNREACHABLE: {
    title: 'Network unreachable',
    summary: 'This machine has no route to the network of the host.',
    detail:
      'The connection was not even attempted. It happens offline, and with IPv6 addresses on a network that has only IPv4.',
    advice: ['Check that the machine is online.', 'If the address is IPv6, try the IPv4 address of the host.'],
    see: ['rfc792', 'posix-errors'],
  },
  CONNECTION_RESET: {
    title: 'Connection reset',
    summary: 'The other side broke the connection off abruptly.',
    detail:
      'A reset is not an orderly end: the server crashed, refuses this kind of traffic, or a firewall cut in. During the TLS handshake it often means that something between does not let the host through, or that the port does not speak TLS.',
    advice: [
      'Try again: a server that has just restarted resets old connections.',
      'Check the scheme: https:// at a port without TLS, and the reverse, can end so.',
      'Look into the log of the server or the proxy at this time.',
    ],
    see: ['rfc9293#3.5.2', 'node-errors'],
  },
  CONNECTION_CLOSED: {
    title: 'Connection closed without a response',
    summary: 'The other side ended the connection before it had sent a response.',
    detail:
      'The connection was closed in an orderly way, but no status line came. Servers do so when a request offends a rule of theirs, when they shut down, or when plain HTTP arrives where they expect TLS.',
    advice: [
      'If the address begins with http://, try https:// on the same port.',
      'Look into the log of the server.',
      'Before repeating a request that changes something, check whether it took effect.',
    ],
    see: ['rfc9112#9.5'],
  },
  CONNECT_TIMEOUT: {
    title: 'Connecting took too long',
    summary: 'No connection came about within the time limit.',
    detail:
      'The packets are swallowed without an answer, which is the way of firewalls, wrong addresses and machines that are off. A closed port on a running machine would have refused at once.',
    advice: [
      'Check host and port.',
      'Check the VPN and firewalls between.',
      'Raise the time limit for connecting if the way is known to be slow.',
    ],
    see: ['rfc9293#3.8.3', 'posix-errors'],
  },
  TLS_TIMEOUT: {
    title: 'TLS handshake took too long',
    summary: 'The connection stands, but the TLS handshake did not finish within the time limit.',
    detail:
      'The server took our hello and stayed silent. Either the port speaks another protocol that waits for more, or the server is overloaded, or a device between drops hellos that need more than one packet, as those with post-quantum key shares do.',
    advice: [
      'Check that this port speaks TLS; try http:// on it.',
      'Try from another network to rule out a device between.',
      'Raise the time limit if the server is known to be slow.',
    ],
    see: ['rfc8446#2', 'rfc8446#4.1.2'],
  },
  SEND_TIMEOUT: {
    title: 'Sending took too long',
    summary: 'The request could not be sent completely within the time limit.',
    detail:
      'The server stopped taking data, or the upload is larger than the line allows in this time. It may have received a part.',
    advice: [
      'Raise the time limit for large bodies.',
      'Check whether the server has a limit on uploads.',
      'Find out what the server did with the part it got before you repeat the request.',
    ],
    see: ['rfc9112#9.5'],
  },
  WAIT_TIMEOUT: {
    title: 'No response in time',
    summary: 'The request was sent, but the response did not begin within the time limit.',
    detail:
      'The server is working longer than we wait, is stuck, or waits for more of the request. The work may go on and take effect.',
    advice: [
      'Raise the time limit if this request is known to be slow.',
      'Check that Content-Length fits the body: a server waits for missing bytes.',
      'Before repeating a request that changes something, check whether it took effect.',
    ],
    see: ['rfc9112#9.5', 'rfc9110#9.2.2'],
  },
  RECEIVE_TIMEOUT: {
    title: 'Response not complete in time',
    summary: 'The response began but did not end within the time limit.',
    detail:
      'Status and fields are there, and perhaps a part of the body. An event stream never ends by itself, so a limit always cuts it.',
    advice: [
      'Raise the time limit for large downloads and streams.',
      'Ask for less, for instance with Range or a smaller page.',
    ],
    see: ['rfc9112#8'],
  },
  PROXY_UNREACHABLE: {
    title: 'The proxy cannot be reached',
    summary: 'Requests to this server go through a proxy, and no connection to the proxy came about.',
    detail:
      'The proxy is named by --proxy, by HTTPS_PROXY, HTTP_PROXY or ALL_PROXY of the process environment, or by the setting http.proxy; the message says which. The server itself was not asked, so nothing is known of it.',
    advice: [
      'Check the name and the port of the proxy, and whether this computer is in the network that it is for.',
      'Have the host left out with NO_PROXY or the setting http.noProxy when it can be reached directly.',
    ],
    see: ['rfc9110#3.7'],
  },
  PROXY_AUTHENTICATION_REQUIRED: {
    title: 'The proxy wants to know who you are',
    summary: 'The proxy answered 407: it makes connections only for people whom it knows.',
    detail:
      'It got no user name and password, or none that it accepts. Portside speaks the scheme Basic to proxies. The server was not asked, and nothing of the request was sent.',
    advice: [
      'Write user name and password into the address of the proxy: http://user:password@proxy.example:3128, special characters percent-encoded.',
      'If it asks for NTLM or Negotiate, a local proxy that logs in for you can stand between.',
    ],
    see: ['rfc9110#15.5.8', 'rfc9110#11.7.1'],
  },
  PROXY_REFUSED: {
    title: 'The proxy did not make the connection',
    summary: 'The proxy was asked for a tunnel to the server (CONNECT) and did not make one.',
    detail:
      'It may forbid the host or the port, not find or reach the server itself, or not be a proxy. Its answer is in the message. Nothing of the request was sent.',
    advice: [
      'Read the answer of the proxy: 403 forbids, 502 and 504 mean that it could not reach the server.',
      'Check whether the proxy allows this port; many allow 443 only.',
      'Have the host left out with NO_PROXY or the setting http.noProxy when it can be reached directly.',
    ],
    see: ['rfc9110#9.3.6'],
  },
  TLS_UNTRUSTED: {
    title: 'Certificate not trusted',
    summary:
      'The server identified itself with a certificate that did not pass the check, so the request was not sent.',
    detail:
      'The TLS handshake worked, and then the certificate was found expired, made out to another name, or not signed by an authority this machine trusts. Not one byte of the request has left. Whether the server is misconfigured or somebody sits between cannot be told from here.',
    advice: [
      'Read which check failed: the code of the certificate error says it, and the chain shows the certificate concerned.',
      'On a server of your own, install a valid certificate with its intermediates.',
      'For a company or test authority, add its root certificate to the trusted ones in the settings or with --cacert.',
      'Only for a test server you know, and only for this request, switch the check off with its directive.',
    ],
    see: ['rfc8446#4.4.2', 'rfc5280#6', 'rfc9525#6'],
  },
  TLS_HANDSHAKE_FAILED: {
    title: 'TLS handshake failed',
    summary: 'Client and server could not agree on a secure connection.',
    detail:
      'The handshake stopped with an error on one of the two sides: nothing in common among versions, cipher suites or groups, a signature or key that is not acceptable, or bytes that make no sense. The request was not sent.',
    advice: [
      'Look at the step at which the handshake stopped.',
      'Inspect the server with the certificate view or portside tls.',
      'Update the TLS settings of the server: TLS 1.2 and 1.3 with current cipher suites.',
    ],
    see: ['rfc8446#2', 'rfc8446#6.2'],
  },
  TLS_ALERT: {
    title: 'The server sent a TLS alert',
    summary: 'The server ended the TLS handshake and gave its reason as an alert.',
    detail:
      'The number of the alert says what the server objects to, often in very general terms. The request was not sent, or, if TLS 1.3 refused a client certificate, not answered.',
    advice: [
      'Read the explanation of the alert.',
      'Check the host name, as servers choose their site by it, and whether a client certificate is required.',
    ],
    see: ['rfc8446#6'],
  },
  TLS_NOT_TLS: {
    title: 'This port does not speak TLS',
    summary: 'The address says https://, but what came back from this port is not TLS.',
    detail:
      'The server answered our TLS hello in the clear, mostly because it speaks plain HTTP there, sometimes because it is a mail or SSH server. The request was not sent.',
    advice: [
      'Write http:// in place of https:// if plain HTTP is what you want on this port.',
      'Check the port: HTTPS may be on 443, 8443 or another one.',
    ],
    see: ['rfc8446#5.1', 'rfc9110#4.2.2'],
  },
  TLS_CLIENT_CERTIFICATE_REQUIRED: {
    title: 'Client certificate required',
    summary: 'The server wants a certificate from the client and did not get one that it accepts.',
    detail:
      'With mutual TLS the client proves who it is as the server does. In TLS 1.3 the refusal arrives only after the handshake looked finished.',
    advice: [
      'Configure a client certificate and its key for this host: with --cert and --key, or with the setting portside.clientCertificates.',
      'If the server should not ask for one, look at its setting for client verification.',
    ],
    see: ['rfc8446#4.3.2', 'rfc8446#4.4.2'],
  },
  TLS_CLIENT_CERTIFICATE_REFUSED: {
    title: 'Client certificate refused',
    summary: 'The server got a certificate from the client and does not accept it.',
    detail:
      'With mutual TLS the client proves who it is as the server does. It may have expired, come from an authority that the server does not take, be revoked, or belong to nobody whom the server knows. In TLS 1.3 the refusal arrives only after the handshake looked finished.',
    advice: [
      'Check that the certificate is valid now, and comes from an authority that the server accepts.',
      'Ask whoever runs the server; its log says what it objected to.',
    ],
    see: ['rfc8446#4.4.2', 'rfc8446#6.2'],
  },
  CLIENT_CERTIFICATE_UNUSABLE: {
    title: 'Client certificate not usable',
    summary: 'A client certificate is meant for this server and cannot be used, so no connection was made.',
    detail:
      'A file cannot be read, the passphrase is missing or wrong, the key belongs to another certificate, or the PKCS #12 file is encrypted with an algorithm that is out of use. Without the certificate the server would have taken the client for somebody else.',
    advice: [
      'Check the paths and the passphrase of the certificate that the message names.',
      'To send without it, write # @no-client-cert above the request, or take it out of the settings.',
    ],
    see: ['rfc8446#4.4.2', 'rfc7292'],
  },
  TLS_ON_PLAIN_PORT: {
    title: 'This port speaks TLS',
    summary: 'The address says http://, but this port expects TLS.',
    detail:
      'The request went out in the clear, so anyone on the way could read it, credentials included. The server could make nothing of it: it answered with a TLS record, an error page, or by closing.',
    advice: [
      'Write https:// in place of http:// and keep the port.',
      'If the request held a password or token and crossed a network you do not trust, replace it.',
    ],
    see: ['rfc9110#4.2.2', 'rfc8446#5.1'],
  },
  HTTP2_NOT_AVAILABLE: {
    title: 'The server does not speak HTTP/2',
    summary: 'The request asks for HTTP/2, the server did not agree to it, and so nothing was sent.',
    detail:
      'Over TLS the server chooses the protocol in the handshake from what it is offered (ALPN), and only HTTP/2 was offered. Without TLS there is no such choice: the client says at once that it speaks HTTP/2, and waits until the server says the same. No other version is used in the stead of the one that is written.',
    advice: [
      'Write HTTP/1.1 in the request line, or leave the version out.',
      'Switch HTTP/2 on in the server, and on the proxy or load balancer in front of it.',
      'Without TLS, check that the server takes HTTP/2 with prior knowledge (h2c); few do.',
    ],
    see: ['rfc9113#3.2', 'rfc9113#3.3', 'rfc7301#3.1'],
  },
  HTTP2_STREAM_RESET: {
    title: 'The server broke the request off',
    summary: 'The server ended this one request with RST_STREAM, and gave a code for the reason.',
    detail:
      'In HTTP/2 one request can be ended while the connection goes on. The code says roughly why; more is in the log of the server.',
    advice: [
      'Look up the code with “portside explain”.',
      'Look into the log of the server and of the proxy in front of it.',
      'Try the same request with HTTP/1.1 to see whether the version matters.',
    ],
    see: ['rfc9113#5.4.2', 'rfc9113#6.4', 'rfc9113#7'],
  },
  HTTP2_GOING_AWAY: {
    title: 'The server ended the HTTP/2 connection',
    summary: 'The server said GOAWAY before the response was complete.',
    detail:
      'With the code NO_ERROR it shuts down in an orderly way; any other code names what it objects to. GOAWAY also tells which requests were not processed: those can be sent again without harm.',
    advice: [
      'Try again: a new connection is made.',
      'Look into the log of the server at this time.',
      'Before repeating a request that changes something, check whether it took effect.',
    ],
    see: ['rfc9113#5.4.1', 'rfc9113#6.8', 'rfc9113#7'],
  },
  PROTOCOL_ERROR: {
    title: 'Not a valid HTTP response',
    summary: 'What came back breaks the rules of HTTP, so it could not be read.',
    detail:
      'The status line, a field or the framing of the body is malformed, or the port speaks another protocol. The first bytes, as received, show which it is. In HTTP/2 the code of the error says which rule was broken.',
    advice: [
      'Look at the bytes that came back.',
      'Check that the port belongs to a web server.',
      'Report it to whoever maintains the server: other clients may let it pass, and this is how request smuggling begins.',
    ],
    see: ['rfc9112#2.2', 'rfc9112#4'],
  },
  RESPONSE_HEAD_TOO_LARGE: {
    title: 'Response fields too large',
    summary: 'The status line and fields of the response exceed the limit.',
    detail: 'A response with so many or such long fields is mostly a mistake, such as cookies added over and over.',
    advice: ['Look for Set-Cookie fields that pile up.', 'Raise the limit if the server really needs it.'],
    see: ['rfc9110#5.4'],
  },
  TRUNCATED_BODY: {
    title: 'Body cut off',
    summary: 'The connection ended before the body was complete.',
    detail:
      'Fewer bytes came than Content-Length promised, or the last chunk is missing. What arrived is shown, but it is not the whole.',
    advice: [
      'Try again.',
      'If it happens every time at the same size, look for a limit or time-out in a proxy, or for a wrong Content-Length.',
    ],
    see: ['rfc9112#8'],
  },
  DECOMPRESSION_FAILED: {
    title: 'Body could not be decompressed',
    summary: 'The body is not in the compression that Content-Encoding names, or it is damaged.',
    detail:
      'Servers and proxies sometimes say gzip and send plain text, or compress twice. The bytes as received are kept.',
    advice: [
      'Send Accept-Encoding: identity to get the body uncompressed.',
      'Check the compression settings of the server and of the proxy before it.',
    ],
    see: ['rfc9110#8.4', 'node-zlib'],
  },
  BODY_LIMIT_REACHED: {
    title: 'Body larger than the limit',
    summary: 'The body grew past the limit for what is kept, and reading stopped there.',
    detail: 'The limit protects the memory of the editor, also against small bodies that decompress to enormous ones.',
    advice: [
      'Save the response to a file in place of showing it.',
      'Ask for less, or raise the limit in the settings.',
    ],
    see: ['rfc9110#8.6'],
  },
  TOO_MANY_REDIRECTS: {
    title: 'Too many redirects',
    summary: 'The server kept redirecting until the limit was reached.',
    detail:
      'Nearly always it is a circle: from http to https and back, between two hosts, or to a sign-in page that does not get its cookie.',
    advice: [
      'Look at the list of redirects for addresses that repeat.',
      'Behind a proxy, check that the application knows by X-Forwarded-Proto that the client came by HTTPS.',
      'Check whether the site needs its cookies to be kept.',
    ],
    see: ['rfc9110#15.4'],
  },
  REDIRECT_UNUSABLE: {
    title: 'Redirect cannot be followed',
    summary: 'The response is a redirect, but its Location is missing, malformed or leads where we do not go.',
    detail:
      'Only http:// and https:// are followed. A redirect that demands the body again cannot be followed when the body was a stream that is used up.',
    advice: ['Look at the Location field of the response.', 'Send the request to the right address directly.'],
    see: ['rfc9110#10.2.2', 'rfc9110#15.4'],
  },
  CANCELLED: {
    title: 'Cancelled',
    summary: 'The request was cancelled before the response was complete.',
    detail:
      'Someone stopped it, or the run it belonged to ended. If it had been sent already, the server may have acted on it.',
    advice: ['Send it again when you are ready.'],
    see: ['rfc9110#9.2.2'],
  },
  PORT_OUT_OF_RANGE: {
    title: 'Port out of range',
    summary: 'The number after the colon is not a port: ports go up to 65535, and nobody listens on 0.',
    detail: 'Nothing was sent.',
    advice: ['Correct the port in the address, or the variable it comes from.'],
    see: ['rfc3986#3.2.3', 'rfc6335#6'],
  },
  ADDRESS_INVALID: {
    title: 'Address cannot be used',
    summary: 'The address of the request is not one to which HTTP can be sent.',
    detail:
      'The scheme is not http or https, the host is missing or malformed, or the system cannot use the address. Nothing was sent.',
    advice: [
      'Write the address in full, such as https://example.com/path.',
      'Check that every variable in it was replaced.',
    ],
    see: ['rfc9110#4.2', 'rfc3986#3'],
  },
  PERMISSION_DENIED: {
    title: 'Not permitted by the system',
    summary: 'The operating system does not let this program make the connection.',
    detail: 'A firewall on this machine, a sandbox or a policy forbids it. Nothing was sent.',
    advice: [
      'Check the firewall and security software of this machine.',
      'Check the limits of the container or sandbox the editor runs in.',
    ],
    see: ['posix-errors', 'node-errors'],
  },
  TOO_MANY_OPEN_FILES: {
    title: 'Too many open connections',
    summary: 'The system has no more descriptors for this program, so no connection could be opened.',
    detail:
      'Every connection and every open file needs one. The limit can be reached by running very many requests at once, or by another extension.',
    advice: ['Run fewer requests at the same time.', 'Raise the limit, with ulimit -n on Linux and macOS.'],
    see: ['posix-errors', 'node-errors'],
  },
  LOCAL_FAILURE: {
    title: 'Failed on this machine',
    summary: 'Something on this machine went wrong before or while the request was sent.',
    detail: 'It is not the fault of the server. The cause is given with the failure.',
    advice: ['Read the cause.', 'If it looks like a mistake of Portside, report it with the cause.'],
    see: ['node-errors'],
  },
};
