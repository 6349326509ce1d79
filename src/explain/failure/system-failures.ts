import type { Entry } from '../entry.ts';

/** Codes of the operating system and of name resolution, as Node.js spells them. */
export const systemFailures: Readonly<Record<string, Entry>> = {
  ECONNREFUSED: {
    title: 'Connection refused',
    summary: 'The machine was reached, but nothing listens on this port.',
    detail:
      'The server is not running, listens on another port or address, or a firewall refuses for it. Portside reports it as CONNECTION_REFUSED.',
    advice: [
      'Start the server and check its port.',
      'For localhost, try 127.0.0.1 and [::1]: the server may listen on one of them only.',
    ],
    see: ['node-errors', 'rfc9293#3.5.2'],
  },
  ECONNRESET: {
    title: 'Connection reset by peer',
    summary: 'The other side broke the connection off abruptly.',
    detail:
      'It crashed, has a time limit, or refuses what it was sent; a firewall can do the same. Node.js also uses the code when the connection ends in the middle of a TLS handshake. Portside reports it as CONNECTION_RESET.',
    advice: [
      'Try again, then look into the log of the server.',
      'Check whether the port speaks the protocol of the address.',
    ],
    see: ['node-errors', 'rfc9293#3.5.2'],
  },
  ECONNABORTED: {
    title: 'Connection aborted',
    summary: 'The connection was given up on this side.',
    detail:
      'Windows reports so when the network or security software ends it. The HTTP library axios also uses the code for its time limit.',
    advice: ['Check the network and the time limit.'],
    see: ['posix-errors'],
  },
  EPIPE: {
    title: 'Broken pipe',
    summary: 'Data were written to a connection that the other side had closed.',
    detail:
      'A server that refuses a large upload may answer and close while the client still sends; the answer is then easily lost.',
    advice: [
      'Look for a response that came before the end, such as 413.',
      'Use Expect: 100-continue for large bodies.',
    ],
    see: ['node-errors'],
  },
  ETIMEDOUT: {
    title: 'Timed out',
    summary: 'The other side did not answer within the time that the system waits.',
    detail:
      'Packets are dropped on the way, or the machine is off. Portside reports it as CONNECT_TIMEOUT when no connection came about.',
    advice: ['Check host, port, VPN and firewalls.'],
    see: ['node-errors', 'posix-errors'],
  },
  EHOSTUNREACH: {
    title: 'No route to host',
    summary: 'The machine cannot be reached from here.',
    detail: 'A router or the own system says so. Portside reports it as HOST_UNREACHABLE.',
    advice: ['Check the address and that the machine runs.', 'Check the VPN.'],
    see: ['posix-errors'],
  },
  EHOSTDOWN: {
    title: 'Host is down',
    summary: 'The machine does not answer in its own network.',
    detail: 'It is switched off or has another address now.',
    advice: ['Check that the machine runs.'],
    see: ['posix-errors'],
  },
  ENETUNREACH: {
    title: 'Network is unreachable',
    summary: 'There is no route to the network of this address.',
    detail:
      'The machine is offline, or the address is IPv6 and the network knows only IPv4. Portside reports it as NETWORK_UNREACHABLE.',
    advice: ['Check the connection to the network.', 'Try the IPv4 address.'],
    see: ['posix-errors'],
  },
  ENETDOWN: {
    title: 'Network is down',
    summary: 'The network interface is switched off.',
    detail: 'The machine is offline or just waking up.',
    advice: ['Connect to a network.'],
    see: ['posix-errors'],
  },
  EADDRNOTAVAIL: {
    title: 'Address not available',
    summary: 'The address cannot be used from this machine.',
    detail:
      'Either the local address that was asked for is not one of this machine, or all local ports are in use, as after very many connections in a short time.',
    advice: ['Check the local address in the settings.', 'Wait a minute after a load test.'],
    see: ['posix-errors'],
  },
  EADDRINUSE: {
    title: 'Address in use',
    summary: 'Another program already listens on this port.',
    detail: 'It concerns starting a server, for example the playground, not sending a request.',
    advice: ['Stop the other program or choose another port.'],
    see: ['node-errors'],
  },
  EACCES: {
    title: 'Permission denied',
    summary: 'The system does not allow it.',
    detail:
      'For a connection a firewall or sandbox forbids it; for a server ports below 1024 may need special rights; for a file its permissions forbid it.',
    advice: ['Check firewall and sandbox, the port, or the permissions of the file.'],
    see: ['node-errors', 'posix-errors'],
  },
  EPERM: {
    title: 'Operation not permitted',
    summary: 'The operation needs rights that this program does not have.',
    detail: 'With connections it is mostly a local firewall that rejects the packets.',
    advice: ['Check the firewall of this machine.'],
    see: ['node-errors', 'posix-errors'],
  },
  EMFILE: {
    title: 'Too many open files',
    summary: 'This program has used up its descriptors.',
    detail: 'Connections count as files. Portside reports it as TOO_MANY_OPEN_FILES.',
    advice: ['Run fewer requests at once, or raise the limit with ulimit -n.'],
    see: ['node-errors'],
  },
  ENFILE: {
    title: 'Too many open files in the system',
    summary: 'The whole system has used up its descriptors.',
    detail: 'Some program on the machine leaks them, or the limit is very low.',
    advice: ['Find the program with most open files, with lsof for instance.'],
    see: ['posix-errors'],
  },
  ENOENT: {
    title: 'No such file',
    summary: 'A file or directory that is needed does not exist.',
    detail:
      'For a request it is the file of the body, a certificate or a key; for an address in a Unix socket the socket itself.',
    advice: ['Check the path: it is relative to the request file.'],
    see: ['node-errors'],
  },
  ENOTFOUND: {
    title: 'Host not found',
    summary: 'The name service does not know this host.',
    detail:
      'Mostly a misspelt name, a variable that was not replaced, or an internal name outside its VPN. Portside reports it as DNS_NOT_FOUND.',
    advice: ['Check the host letter by letter.', 'Connect to the VPN if the name is internal.'],
    see: ['node-errors', 'node-dns'],
  },
  EAI_AGAIN: {
    title: 'Name look-up failed for now',
    summary: 'The name server could not be reached or could not answer yet.',
    detail:
      'The name may exist all the same. Containers without network show it for every name. Portside reports it as DNS_FAILED.',
    advice: ['Try again.', 'Check the network and the name server of this machine or container.'],
    see: ['node-dns', 'rfc3493#6.1'],
  },
  EAI_FAIL: {
    title: 'Name look-up failed for good',
    summary: 'The name server reported an error that will not pass by itself.',
    detail: 'Its data for the name are broken, or DNSSEC rejects them.',
    advice: ['Ask another name server for comparison.'],
    see: ['rfc3493#6.1'],
  },
  EAI_NODATA: {
    title: 'Name without address',
    summary: 'The name exists, but has no address of the kind that was asked for.',
    detail: 'It may have only a mail server, or only IPv6 where IPv4 was wanted.',
    advice: ['Look up both kinds of address, A and AAAA.'],
    see: ['node-dns'],
  },
  ENODATA: {
    title: 'Name without such a record',
    summary: 'The name service has no record of this kind for the name.',
    detail: 'The name itself does exist.',
    advice: ['Look up both kinds of address, A and AAAA.'],
    see: ['node-dns'],
  },
  ESERVFAIL: {
    title: 'Name server failed',
    summary: 'The name server could not work out an answer.',
    detail: 'The servers responsible for the name are down, or DNSSEC rejects their answer.',
    advice: ['Try another name server.'],
    see: ['node-dns', 'rfc1035#4.1.1'],
  },
  EREFUSED: {
    title: 'Name server refused',
    summary: 'The name server does not answer questions from here.',
    detail: 'It is not open to this network.',
    advice: ['Use the name server that this network offers.'],
    see: ['node-dns'],
  },
  ENETRESET: {
    title: 'Connection reset by the network',
    summary: 'The network dropped the connection.',
    detail: 'It happens when an interface goes down or changes, as on leaving a wireless network.',
    advice: ['Try again once the network is stable.'],
    see: ['posix-errors'],
  },
  ENOTCONN: {
    title: 'Not connected',
    summary: 'Something was to be done with a connection that no longer stands.',
    detail: 'The other side closed it at the same moment.',
    advice: ['Try again.'],
    see: ['posix-errors'],
  },
  EPROTO: {
    title: 'Protocol error',
    summary: 'The lower layer, mostly TLS, met bytes that it could not make sense of.',
    detail: 'Older versions of Node.js use it for all errors of TLS; the text behind it says more.',
    advice: ['Read the rest of the message, and check whether the port speaks TLS.'],
    see: ['node-errors'],
  },
};
