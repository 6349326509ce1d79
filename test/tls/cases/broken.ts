/** Ports where the handshake does not come to its end, and ports that do not speak TLS. */

import type { Socket } from 'node:net';
import { type Behaviour, listeningServer, rawServer, serving, tlsServer } from '../behaviour.ts';
import * as handMade from '../hand-made.ts';
import { broken, type Expectation, good, type LabCase, labCase } from '../lab-case.ts';
import { commonName } from '../lab-certificate.ts';

function raw(name: string, expected: Expectation, react: (connection: Socket, first: Buffer) => void): LabCase {
  return labCase(name, expected, () => ({ behaviour: rawServer(react) }));
}

/** Greets with these bytes as soon as somebody connects, and then listens on. */
function greeting(name: string, says: RegExp, bytes: string | Uint8Array): LabCase {
  const greet = (connection: Socket): void => void connection.write(bytes);
  return labCase(name, broken('TLS_NOT_TLS', ['not-tls'], { says }), () => ({ behaviour: listeningServer(greet) }));
}

/** Answers the hello with these bytes and closes. */
function answering(name: string, expected: Expectation, bytes: string | Uint8Array): LabCase {
  return raw(name, expected, (connection) => void connection.end(bytes));
}

function alerted(description: number, name: string, id = 'tls-alert'): LabCase {
  return answering(
    `alert-${name}`,
    broken('TLS_ALERT', [id], { says: new RegExp(name.replaceAll('-', '[_ ]')) }),
    handMade.alert(description),
  );
}

const plainHttp = broken('TLS_NOT_TLS', ['plain-http-on-tls-port']);
const handshake = (message: Uint8Array): Buffer => handMade.record(handMade.contentType.handshake, message);
const failed = broken('TLS_HANDSHAKE_FAILED', ['tls-alert']);
const closed = broken('CONNECTION_CLOSED', ['handshake-broken-off']);
const reset = broken('CONNECTION_RESET', ['handshake-broken-off']);
const silent = broken('TLS_TIMEOUT', ['handshake-stalled']);

/** Waits for the hello, sends the server's hello and what `next` makes of both, and then nothing more. */
function afterHello(next: (clientHello: Buffer, serverRandom: Buffer) => Uint8Array | null): Behaviour {
  return rawServer((connection, first) => {
    const random = Buffer.alloc(32, 0x5a);
    connection.write(handshake(handMade.serverHello({ random })));
    const more = next(first, random);
    if (more !== null) connection.write(more);
  });
}

export const brokenCases: readonly LabCase[] = [
  answering('plain-http', plainHttp, 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
  answering('plain-http-10', plainHttp, 'HTTP/1.0 400 Bad Request\r\n\r\n'),
  answering(
    'http2-without-tls',
    broken('TLS_NOT_TLS', ['not-tls|plain-http-on-tls-port']),
    Buffer.from('000012040000000000000300000064', 'hex'),
  ),
  answering(
    'html-without-head',
    broken('TLS_NOT_TLS', ['not-tls|plain-http-on-tls-port']),
    '<html><body>400 Bad Request</body></html>',
  ),
  greeting('ssh', /SSH/, 'SSH-2.0-OpenSSH_9.6\r\n'),
  greeting('smtp', /mail|SMTP/i, '220 mail.lab.test ESMTP Postfix\r\n'),
  greeting('ftp', /FTP/, '220 (vsFTPd 3.0.5)\r\n'),
  greeting('imap', /mail|IMAP/i, '* OK [CAPABILITY IMAP4rev1] Dovecot ready.\r\n'),
  greeting('pop3', /mail|POP3/i, '+OK Dovecot ready.\r\n'),
  greeting(
    'mysql',
    /MySQL|not known|database/i,
    Buffer.concat([Buffer.from('4a0000000a', 'hex'), Buffer.from('8.0.36\0')]),
  ),
  greeting('telnet', /./, Buffer.from('fffd18fffd20fffd23fffd27', 'hex')),
  greeting('nothing-anybody-knows', /./, 'hello, who are you?\n'),
  answering('redis', broken('TLS_NOT_TLS', ['not-tls'], { says: /Redis|not known/i }), '-ERR unknown command\r\n'),
  answering('postgresql', broken('TLS_NOT_TLS', ['not-tls']), Buffer.from('N')),
  answering('xml-stream', broken('TLS_NOT_TLS', ['not-tls']), "<?xml version='1.0'?><stream:error/>"),
  answering('garbage', broken('TLS_NOT_TLS', ['not-tls']), Buffer.alloc(300, 0xd7)),
  answering('zeroes', broken('TLS_NOT_TLS', ['not-tls']), Buffer.alloc(300)),

  alerted(10, 'unexpected-message'),
  alerted(20, 'bad-record-mac'),
  alerted(22, 'record-overflow'),
  alerted(40, 'handshake-failure', 'nothing-in-common'),
  alerted(42, 'bad-certificate', 'tls-alert|client-certificate-required'),
  alerted(43, 'unsupported-certificate', 'tls-alert|client-certificate-required'),
  alerted(46, 'certificate-unknown', 'tls-alert|client-certificate-required'),
  alerted(47, 'illegal-parameter'),
  alerted(48, 'unknown-ca', 'tls-alert|client-certificate-required'),
  alerted(49, 'access-denied'),
  alerted(50, 'decode-error'),
  alerted(51, 'decrypt-error'),
  answering('alert-protocol-version', broken('TLS_ALERT', ['obsolete-protocol|tls-alert']), handMade.alert(70)),
  alerted(71, 'insufficient-security', 'nothing-in-common'),
  alerted(80, 'internal-error'),
  alerted(86, 'inappropriate-fallback'),
  alerted(90, 'user-canceled'),
  alerted(100, 'no-renegotiation'),
  alerted(109, 'missing-extension'),
  alerted(110, 'unsupported-extension'),
  alerted(112, 'unrecognized-name', 'server-name-unrecognized'),
  alerted(113, 'bad-certificate-status-response'),
  alerted(115, 'unknown-psk-identity'),
  answering(
    'alert-certificate-required',
    broken('TLS_CLIENT_CERTIFICATE_REQUIRED', ['client-certificate-required']),
    handMade.alert(116),
  ),
  alerted(120, 'no-application-protocol', 'tls-alert|no-application-protocol'),
  answering('alert-nobody-knows', broken('TLS_ALERT', ['tls-alert'], { says: /200/ }), handMade.alert(200)),
  answering('alert-close-notify', { ...closed, errors: ['handshake-broken-off'] }, handMade.alert(0, 1)),

  labCase('reset-on-connect', reset, () => ({
    behaviour: listeningServer((connection) => void connection.resetAndDestroy()),
  })),
  raw('reset-after-the-hello', reset, (connection) => void connection.resetAndDestroy()),
  labCase('closed-on-connect', closed, () => ({ behaviour: listeningServer((connection) => void connection.end()) })),
  raw('closed-after-the-hello', closed, (connection) => void connection.end()),
  raw('silent', silent, () => undefined),
  raw('half-a-record', silent, (connection) => void connection.write(Buffer.from('160303', 'hex'))),
  answering('closed-in-a-record', closed, Buffer.from('1603030100020000', 'hex')),
  labCase('silent-after-its-hello', silent, () => ({ behaviour: afterHello(() => null) })),
  raw('closed-after-its-hello', closed, (connection) => void connection.end(handshake(handMade.serverHello()))),
  raw('reset-after-its-hello', reset, (connection) => {
    connection.write(handshake(handMade.serverHello()), () => setTimeout(() => connection.resetAndDestroy(), 50));
  }),
  labCase('silent-in-the-certificate', silent, (bench, host) => {
    const { der } = bench.leaf(host);
    return {
      behaviour: afterHello(() => handshake(handMade.certificateMessage([der, bench.issuing.der])).subarray(0, 400)),
    };
  }),
  labCase('closed-in-the-certificate', closed, (bench, host) => {
    const certificates = handshake(handMade.certificateMessage([bench.leaf(host).der, bench.issuing.der]));
    return {
      behaviour: rawServer((connection) => {
        connection.end(Buffer.concat([handshake(handMade.serverHello()), certificates.subarray(0, 400)]));
      }),
    };
  }),
  labCase('silent-after-the-certificate', silent, (bench, host) => ({
    behaviour: afterHello(() => handshake(handMade.certificateMessage([bench.leaf(host).der, bench.issuing.der]))),
  })),
  labCase('signature-of-another-key', failed, (bench, host) => ({
    // Somebody who has the certificate and not its key.
    behaviour: afterHello((clientHello, random) =>
      handshake(
        Buffer.concat([
          handMade.certificateMessage([bench.leaf(host).der, bench.issuing.der]),
          handMade.serverKeyExchange(clientHello, random, bench.keyring('ec384').privateKey, true),
          handMade.serverHelloDone,
        ]),
      ),
    ),
  })),
  labCase('silent-in-the-key-exchange', silent, (bench, host) => ({
    behaviour: afterHello((clientHello, random) =>
      handshake(
        Buffer.concat([
          handMade.certificateMessage([bench.leaf(host).der, bench.issuing.der]),
          handMade.serverKeyExchange(clientHello, random, bench.keyring('ec256').privateKey, true),
          handMade.serverHelloDone,
        ]),
      ),
    ),
  })),
  answering(
    'hello-of-ssl3',
    broken('TLS_HANDSHAKE_FAILED', ['tls-alert|obsolete-protocol']),
    handMade.record(22, handMade.serverHello({ version: 0x0300 }), 0x0300),
  ),
  answering(
    'hello-of-tls10',
    broken('TLS_HANDSHAKE_FAILED', ['tls-alert|obsolete-protocol']),
    handMade.record(22, handMade.serverHello({ version: 0x0301 }), 0x0301),
  ),
  answering(
    'hello-of-tls11',
    broken('TLS_HANDSHAKE_FAILED', ['tls-alert|obsolete-protocol']),
    handMade.record(22, handMade.serverHello({ version: 0x0302 }), 0x0302),
  ),
  // RC4, which is weak besides.
  answering(
    'suite-that-was-not-offered',
    broken('TLS_HANDSHAKE_FAILED', ['tls-alert', '?weak-cipher']),
    handshake(handMade.serverHello({ suite: 0x0005 })),
  ),
  answering('compression', failed, handshake(handMade.serverHello({ compression: 1 }))),
  answering(
    'downgraded',
    failed,
    handshake(
      handMade.serverHello({ random: Buffer.concat([Buffer.alloc(24, 1), Buffer.from('DOWNGRD\u0001', 'latin1')]) }),
    ),
  ),
  answering(
    'extension-that-was-not-asked-for',
    { ...failed, errors: [...failed.errors, 'unsolicited-extension'] },
    handshake(handMade.serverHello({ extensions: Buffer.from('000e00020000', 'hex') })),
  ),
  answering('application-data-at-once', failed, handMade.record(23, Buffer.alloc(40, 1))),
  answering('record-of-no-type', broken('TLS_NOT_TLS', ['not-tls']), handMade.record(99, Buffer.alloc(40, 1))),
  answering(
    'record-too-long',
    broken('TLS_HANDSHAKE_FAILED', ['tls-alert']),
    handMade.record(22, Buffer.alloc(20_000, 2)),
  ),
  answering(
    'handshake-message-too-long',
    broken('TLS_HANDSHAKE_FAILED', ['tls-alert']),
    handshake(Buffer.concat([Buffer.from('02ffffff', 'hex'), Buffer.alloc(200)])),
  ),
  answering('client-hello-in-return', failed, Buffer.from('16030100050100000103', 'hex')),

  // Found in an inspection; a request that is sent fails with as many words.
  labCase('refused', broken('CONNECTION_REFUSED', ['?no-connection']), () => ({
    leadsTo: ['127.0.0.77'],
    behaviour: listeningServer(() => undefined),
  })),
  labCase('name-of-nobody', broken('DNS_NOT_FOUND', ['?no-connection']), () => ({
    leadsTo: [],
    behaviour: listeningServer(() => undefined),
  })),
  labCase(
    'body-broken-off',
    { ...good(), sendFailure: 'TRUNCATED_BODY', sendWarnings: ['truncated-body'] },
    (bench, host) => ({
      behaviour: tlsServer(serving(bench.leaf(host), bench.issuing), (connection) => {
        connection.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this much', () => connection.destroy());
      }),
    }),
  ),
  labCase(
    'no-answer-to-the-request',
    { ...good(), sendFailure: 'CONNECTION_CLOSED', sendErrors: ['handshake-broken-off'] },
    (bench, host) => ({
      behaviour: tlsServer(serving(bench.leaf(host), bench.issuing), (connection) => void connection.end()),
    }),
  ),
  labCase(
    'client-certificate-wanted-by-words',
    { ...good(), sendStatus: 400, sendErrors: ['client-certificate-required'] },
    (bench, host) => {
      // As nginx does it.
      const text = '<html><head><title>400 No required SSL certificate was sent</title></head></html>';
      return {
        behaviour: tlsServer(serving(bench.leaf(host), bench.issuing), (connection) => {
          connection.end(
            `HTTP/1.1 400 Bad Request\r\nServer: nginx/1.22.1\r\nContent-Length: ${text.length}\r\n\r\n${text}`,
          );
        }),
      };
    },
  ),
  labCase('redirect-into-the-clear', { ...good(), sendStatus: 301, sendWarnings: ['insecure-redirect'] }, (bench) => {
    const host = 'shop.example.org';
    const leaf = bench.leaf(host, { subject: commonName(host) });
    return {
      host,
      behaviour: tlsServer(serving(leaf, bench.issuing), (connection) => {
        connection.write(
          'HTTP/1.1 301 Moved Permanently\r\nLocation: http://shop.example.org/\r\nContent-Length: 0\r\n\r\n',
        );
      }),
    };
  }),
];
