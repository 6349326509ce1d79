import assert from 'node:assert/strict';
import type { Call, Failure, Field, TlsSession } from '../../../src/exchange/exchange.ts';
import type {
  Flight,
  HandshakeRecord,
  RecordedAlert,
  ServerChoice,
} from '../../../src/exchange/tls/handshake-record.ts';
import {
  call,
  day,
  exchange,
  failure,
  intermediate,
  leaf,
  now,
  refused,
  response,
  root,
  session,
  strict,
} from './build.ts';
import { check, type Examined } from './check.ts';

type Case = readonly [title: string, examined: Examined, ...expected: readonly string[]];

function checkAll(cases: readonly Case[]): void {
  for (const [title, examined, ...expected] of cases) {
    it(title, () => {
      check(examined, expected);
    });
  }
}

const offered: HandshakeRecord['clientHello'] = {
  versions: ['TLSv1.3', 'TLSv1.2'],
  cipherSuites: ['TLS_AES_128_GCM_SHA256'],
  groups: ['X25519MLKEM768', 'X25519'],
  keyShares: [{ group: 'X25519', bytes: 32 }],
  signatureSchemes: [],
  alpn: ['http/1.1'],
  serverName: 'shop.example',
  extensions: [],
  hasGrease: false,
  bytes: 300,
};

function record(changes: Partial<HandshakeRecord> = {}): HandshakeRecord {
  return {
    clientHello: offered,
    retry: null,
    serverHello: null,
    certificate: null,
    certificateRequest: null,
    clientCertificate: null,
    signatureScheme: null,
    tickets: null,
    alerts: [],
    flights: [],
    cutOff: false,
    otherProtocol: null,
    ...changes,
  };
}

const flight = (from: Flight['from'], at: number, until = at, messages: readonly string[] = []): Flight => ({
  from,
  at,
  until,
  bytes: 100,
  messages,
});

const decided: TlsSession['events'] = [{ kind: 'trust-decision', from: 'client', at: 1, size: null, values: {} }];

/** A handshake that broke off: nothing was agreed. */
function brokenOff(changes: Partial<TlsSession> = {}): TlsSession {
  return session({
    protocol: null,
    cipher: null,
    keyExchange: null,
    chain: [],
    path: [],
    anchorStore: null,
    trusted: false,
    bytesSent: 305,
    record: record(),
    ...changes,
  });
}

function failed(code: Failure['code'], changes: Partial<Failure>, tls: TlsSession | null, url?: string): Call {
  return call({
    ...(url === undefined ? {} : { url }),
    session: tls,
    written: false,
    failure: failure(code, changes),
  });
}

/** The same over a connection that had served requests before. */
function withReused(one: Call): Call {
  return { ...one, connection: one.connection === null ? null : { ...one.connection, reused: true } };
}

const alerted = (number: number, tls: TlsSession | null = brokenOff()): Examined =>
  failed('TLS_ALERT', { alert: { number, from: 'server' } }, tls);

describe('handshake-broken-off', () => {
  const at = 'error handshake-broken-off: The server shop.example:443';
  const underWay = brokenOff({
    bytesReceived: 90,
    record: record({ flights: [flight('client', 0), flight('server', 1, 1, ['ServerHello'])] }),
  });
  checkAll([
    [
      'before the hello',
      failed('CONNECTION_RESET', { phase: 'connect' }, null),
      `${at} reset the connection before the handshake began`,
    ],
    [
      'after it',
      failed('CONNECTION_CLOSED', {}, brokenOff()),
      `${at} closed the connection without a byte in answer to our hello`,
    ],
    [
      'in the middle',
      failed('CONNECTION_RESET', {}, underWay),
      `${at} reset the connection in the middle of the handshake`,
    ],
    [
      'right after it was done',
      failed('CONNECTION_CLOSED', {}, session({ events: decided })),
      `${at} closed the connection right after the handshake`,
    ],
    [
      'in place of the answer to the first request',
      failed('CONNECTION_CLOSED', { phase: 'wait' }, session({ events: decided })),
      `${at} closed the connection right after the handshake`,
    ],
    [
      'says nothing of a connection that had served others',
      withReused(failed('CONNECTION_CLOSED', { phase: 'wait' }, session({ events: decided }))),
    ],
    [
      'says nothing once an answer had begun',
      call({
        url: 'https://shop.example/',
        session: session({ events: decided }),
        failure: failure('CONNECTION_RESET', { phase: 'receive' }),
        response: response(200, [strict]),
      }),
    ],
    [
      'leaves an alert to its own finding',
      failed('CONNECTION_CLOSED', { alert: { number: 80, from: 'server' } }, brokenOff()),
      'error tls-alert: The server ended the handshake with the alert internal_error (80)',
    ],
    ['says nothing of plain HTTP', failed('CONNECTION_RESET', { phase: 'connect' }, null, 'http://shop.example/')],
  ]);

  it('names the last message that came', () => {
    const [finding] = check(failed('CONNECTION_RESET', {}, underWay), [
      `${at} reset the connection in the middle of the handshake`,
    ]);
    assert.match(finding?.detail ?? '', /90 bytes had come, the last message was its ServerHello/);
  });

  for (const [bytes, isSaid] of [
    [1605, true],
    [517, false],
  ] as const) {
    it(`${isSaid ? 'suspects' : 'does not suspect'} the size of a hello of ${bytes} bytes`, () => {
      const tls = brokenOff({ record: record({ clientHello: { ...offered, bytes } }) });
      const [finding] = check(failed('CONNECTION_RESET', {}, tls), [
        `${at} reset the connection without a byte in answer to our hello`,
      ]);
      assert.equal(/two packets/.test(finding?.detail ?? ''), isSaid);
    });
  }
});

describe('handshake-stalled', () => {
  checkAll([
    [
      'without an answer',
      failed('TLS_TIMEOUT', {}, brokenOff()),
      'error handshake-stalled: The server shop.example:443 took our hello and answered nothing',
    ],
    [
      'in the middle',
      failed('TLS_TIMEOUT', {}, brokenOff({ bytesReceived: 90 })),
      'error handshake-stalled: The server shop.example:443 stopped in the middle of the handshake',
    ],
    [
      'says nothing of a server that took too long to answer a request',
      failed('WAIT_TIMEOUT', { phase: 'wait' }, session()),
    ],
  ]);

  it('advises a smaller hello where the hello was large', () => {
    const tls = brokenOff({ record: record({ clientHello: { ...offered, bytes: 1605 } }) });
    const [finding] = check(failed('TLS_TIMEOUT', {}, tls), [
      'error handshake-stalled: The server shop.example:443 took our hello and answered nothing',
    ]);
    assert.ok(finding?.advice.some((advice) => advice.includes('-groups X25519')));
  });
});

describe('nothing-in-common', () => {
  const title = 'error nothing-in-common: The server shop.example:443 found nothing it accepts in our hello:';
  checkAll([
    ['is handshake_failure in answer to the hello', alerted(40), `${title} handshake_failure (40)`],
    ['is insufficient_security', alerted(71), `${title} insufficient_security (71)`],
    [
      'is not any other alert',
      alerted(80),
      'error tls-alert: The server ended the handshake with the alert internal_error (80)',
    ],
    [
      'is not an alert that went encrypted',
      failed('TLS_HANDSHAKE_FAILED', { alert: null }, brokenOff()),
      'error tls-alert: The handshake was ended, since what came in it does not fit together',
    ],
    [
      'is not our own alert',
      failed('TLS_HANDSHAKE_FAILED', { alert: { number: 40, from: 'client' } }, brokenOff()),
      'error tls-alert: Portside ended the handshake with the alert handshake_failure (40)',
    ],
  ]);

  it('begins with the missing server name, where the host is an address', () => {
    const [finding] = check(alerted(40, brokenOff({ serverName: null })), [`${title} handshake_failure (40)`]);
    assert.match(finding?.detail ?? '', /In this order it may be: it needs a server name/);
  });

  it('says what was offered', () => {
    const [finding] = check(alerted(40), [`${title} handshake_failure (40)`]);
    assert.match(
      finding?.detail ?? '',
      /1 were offered.*offered: X25519MLKEM768, X25519.*does not serve shop\.example\.$/,
    );
  });

  it('thinks of what BoringSSL lacks, with BoringSSL only', () => {
    for (const library of ['BoringSSL', 'OpenSSL 3.5.8']) {
      const [finding] = check(alerted(40, brokenOff({ library })), [`${title} handshake_failure (40)`]);
      assert.equal(/DHE, CCM or X448/.test(finding?.detail ?? ''), library === 'BoringSSL');
    }
  });
});

describe('no-application-protocol', () => {
  it('says what was offered', () => {
    const [finding] = check(alerted(120), [
      'error no-application-protocol: The server shop.example:443 has no application protocol in common with this client',
    ]);
    assert.match(finding?.detail ?? '', /By ALPN http\/1\.1 was offered.*may speak HTTP\/2 only/);
  });
  for (const [offered, guess, advice] of [
    [['h2', 'http/1.1'], /speaks neither version of HTTP/, /^Check the port/],
    [['h2'], /may speak HTTP\/1\.1 only/, /^Write HTTP\/1\.1/],
    [['http/1.1'], /may speak HTTP\/2 only/, /^Write HTTP\/2/],
  ] as const)
    it(`guesses by the offer of ${offered.join(' and ')}`, () => {
      const title = 'error no-application-protocol: The server shop.example:443 has no application protocol';
      const [finding] = check(alerted(120, brokenOff({ alpnOffered: offered })), [
        `${title} in common with this client`,
      ]);
      assert.match(finding?.detail ?? '', guess);
      assert.match(finding?.advice.join(' ') ?? '', advice);
    });
  checkAll([['says nothing where no protocol was agreed and nobody minded', session({ alpn: null })]]);
});

describe('server-name-unrecognized', () => {
  const warning: RecordedAlert = {
    from: 'server',
    level: 'warning',
    number: 112,
    name: 'unrecognized_name',
    at: 1,
    afterFinished: false,
  };
  checkAll([
    [
      'is an error where it ends the handshake',
      alerted(112),
      'error server-name-unrecognized: The server shop.example:443 does not serve the name shop.example',
    ],
    [
      'says so of an address, for which no name is sent',
      alerted(112, brokenOff({ serverName: null })),
      'error server-name-unrecognized: The server shop.example:443 serves no client that sends no name',
    ],
    [
      'is a notice where the server goes on',
      session({ record: record({ alerts: [warning] }) }),
      'notice server-name-unrecognized: The server shop.example:443 does not serve the name shop.example',
    ],
    ['says nothing of other warnings', session({ record: record({ alerts: [{ ...warning, number: 90 }] }) })],
  ]);
});

describe('hello-retry', () => {
  checkAll([
    [
      'names the group',
      session({ record: record({ retry: { reason: 'group', group: 'P-384', keyShares: [] } }) }),
      'notice hello-retry: The server asked for another key share, of P-384',
    ],
    [
      'knows a cookie',
      session({ record: record({ retry: { reason: 'cookie', group: null, keyShares: [] } }) }),
      'notice hello-retry: The server asked for a second hello before it went on',
    ],
    ['says nothing where one hello was enough', session({ record: record() })],
  ]);
});

const answering = (choice: Partial<ServerChoice>): TlsSession =>
  session({
    record: record({
      serverHello: {
        version: 'TLSv1.3',
        cipherSuite: 'TLS_AES_128_GCM_SHA256',
        group: 'X25519',
        alpn: null,
        serverNameAcknowledged: true,
        extensions: ['supported_versions', 'key_share'],
        encryptedExtensions: [],
        unsolicitedExtensions: [],
        breaches: [],
        sessionIdEchoed: true,
        extendedMasterSecret: null,
        encryptThenMac: null,
        secureRenegotiation: null,
        compressed: false,
        ...choice,
      },
    }),
  });

describe('malformed-hello', () => {
  const title = 'error malformed-hello: The server’s hello is wrong:';
  checkAll([
    [
      'names an old version in the wrong place',
      answering({ breaches: ['legacy-version'] }),
      `${title} the place for old versions does not say TLS 1.2`,
    ],
    [
      'names each rule',
      answering({ breaches: ['point-formats', 'encrypt-then-mac'] }),
      `${title} it does not understand points of curves as they are sent`,
      `${title} it promises encrypt-then-MAC for a cipher suite without a MAC`,
    ],
    ['says nothing where it breaks none', answering({})],
    ['says nothing where nobody read along', session({ record: null })],
  ]);
});

describe('unsolicited-extension', () => {
  const answered = (...unsolicitedExtensions: readonly string[]): TlsSession => answering({ unsolicitedExtensions });
  const title = 'error unsolicited-extension: The server answered';
  checkAll([
    ['names one', answered('heartbeat'), `${title} an extension that was not offered: heartbeat`],
    ['names several', answered('a', 'b'), `${title} extensions that were not offered: a, b`],
    [
      'names five at most',
      answered('a', 'b', 'c', 'd', 'e', 'f'),
      `${title} extensions that were not offered: a, b, c, d, e …`,
    ],
    ['says nothing where all were offered', answered()],
    ['says nothing where nobody read along', session({ record: null })],
  ]);
});

describe('weak-handshake-signature', () => {
  const signed = (signatureScheme: string | null, protocol = 'TLSv1.2'): Examined =>
    session({ signatureScheme, protocol });
  checkAll([
    [
      'knows SHA-1',
      signed('rsa_pkcs1_sha1'),
      'warning weak-handshake-signature: The server signed the handshake over SHA-1',
    ],
    [
      'knows MD5',
      signed('rsa_pkcs1_md5'),
      'warning weak-handshake-signature: The server signed the handshake over MD5',
    ],
    ['accepts SHA-256', signed('rsa_pkcs1_sha256')],
    ['does not need any', signed(null)],
    [
      'leaves TLS 1.1, which knows no other, to its own finding',
      signed('ecdsa_sha1', 'TLSv1.1'),
      'error obsolete-protocol: The connection uses TLS 1.1, which must not be used since 2021',
    ],
  ]);
});

describe('slow-handshake', () => {
  const slow = (tls: number, flights: readonly Flight[], changes: Partial<TlsSession> = {}): Examined =>
    call({
      session: session({ events: decided, record: record({ flights }), ...changes }),
      timings: { tls, connect: 20 },
    });
  const theirs = [flight('client', 0), flight('server', 1250), flight('client', 1290)];
  checkAll([
    ['warns of a server that took long', slow(1300, theirs), 'warning slow-handshake: The TLS handshake took 1.3 s'],
    [
      'does not blame the server for our own slowness',
      slow(1300, [flight('client', 900), flight('server', 1000), flight('client', 1290)]),
      'notice slow-handshake: The TLS handshake took 1.3 s',
    ],
    ['says nothing below a second', slow(999, theirs)],
    ['says nothing of a connection that was used before', call({ session: session({ events: decided }) })],
    [
      'leaves a handshake that did not end to its failure',
      call({
        session: brokenOff({ bytesReceived: 9 }),
        failure: failure('TLS_TIMEOUT'),
        written: false,
        timings: { tls: 5000 },
      }),
      'error handshake-stalled: The server shop.example:443 stopped in the middle of the handshake',
    ],
    [
      'takes it for the server’s where nothing was recorded',
      slow(1300, [], { record: null }),
      'warning slow-handshake: The TLS handshake took 1.3 s',
    ],
  ]);

  it('says who was slow', () => {
    const [finding] = check(slow(1300, theirs), ['warning slow-handshake: The TLS handshake took 1.3 s']);
    assert.match(
      finding?.detail ?? '',
      /^1\.3 s of it went by waiting for the server, 50 ms were this machine's own\./,
    );
    assert.match(finding?.detail ?? '', /took 20 ms: it is the server that was slow/);
  });

  it('does not count tickets, which come after the handshake', () => {
    const flights = [...theirs, flight('server', 9000, 9000, ['NewSessionTicket'])];
    const [finding] = check(slow(1300, flights), ['warning slow-handshake: The TLS handshake took 1.3 s']);
    assert.match(finding?.detail ?? '', /50 ms were this machine/);
  });
});

describe('truncated-body', () => {
  const ended = (cutOff: boolean, fields: readonly Field[] = []): Examined =>
    call({
      session: session({ record: record({ cutOff }) }),
      response: response(200, [strict, ...fields], 'text'),
    });
  const cut = (url?: string): Examined =>
    call({
      ...(url === undefined ? {} : { url }),
      response: response(200, [strict], 'half'),
      failure: failure('TRUNCATED_BODY', { phase: 'receive' }),
    });
  checkAll([
    [
      'warns over TLS',
      cut(),
      'warning truncated-body: The server shop.example:443 ended the connection before the body was complete',
    ],
    ['says nothing of plain HTTP, where anybody can do worse', cut('http://shop.example/')],
    [
      'warns where only the end of the connection says where the body ends, and that came without a goodbye',
      ended(true),
      'warning truncated-body: Nobody knows whether the body from shop.example:443 is complete',
    ],
    ['is content with a goodbye', ended(false)],
    ['is content with a length', ended(true, [{ name: 'Content-Length', value: '4' }])],
  ]);
});

describe('clock-skew', () => {
  const at = (date: number, fields: readonly { readonly name: string; readonly value: string }[] = []) =>
    response(200, [strict, { name: 'Date', value: new Date(date).toUTCString() }, ...fields]);
  const apart = (title: string): string =>
    `clock-skew: The clocks of shop.example and of this machine are ${title} apart`;
  const expired = refused(['CERT_HAS_EXPIRED'], {
    checkSkipped: true,
    path: [leaf({ notAfter: now - day }), intermediate(), root()],
  });
  checkAll([
    ['is a notice', call({ response: at(now - 3 * 3_600_000) }), `notice ${apart('3 hours')}`],
    ['also where the server is ahead', call({ response: at(now + 11 * 60_000) }), `notice ${apart('10 minutes')}`],
    ['says nothing of some minutes', call({ response: at(now - 4 * 60_000) })],
    [
      'knows that a cache answers with an old date',
      call({ response: at(now - 3_600_000, [{ name: 'Age', value: '3590' }]) }),
    ],
    ['says nothing without a date', call()],
    [
      'says nothing of a date that is none',
      call({ response: response(200, [strict, { name: 'Date', value: 'yesterday' }]) }),
    ],
    [
      'is a warning where it explains a certificate that is out of its time',
      exchange([call({ session: expired, response: at(now - 2 * day) })], false),
      'error certificate-expired: The certificate expired 1 day ago (22 Nov 2026)',
      'error certificate-check-off: The request was sent although the certificate of shop.example is not trusted',
      `warning ${apart('2 days')}`,
    ],
  ]);
});

describe('client-certificate-required', () => {
  const asked = (changes: Partial<HandshakeRecord>): TlsSession =>
    session({ clientCertificateRequested: true, record: record(changes) });
  const request = {
    signatureSchemes: [],
    certificateTypes: [],
    authorities: ['CN=Staff CA', 'CN=Partner CA', 'CN=Old CA', 'CN=Other CA'],
    authorityCount: 5,
  };

  it('names the authorities that the server accepts', () => {
    const [finding] = check(failed('TLS_CLIENT_CERTIFICATE_REQUIRED', {}, asked({ certificateRequest: request })), [
      'error client-certificate-required: The server shop.example:443 requires a client certificate',
    ]);
    assert.match(finding?.detail ?? '', /from “CN=Staff CA”, “CN=Partner CA”, “CN=Old CA” and 2 others\.$/);
  });

  it('tells one that was refused from none', () => {
    const sent = { count: 1, bytes: 900, subject: 'CN=me', fingerprint256: 'AA' };
    check(failed('TLS_ALERT', { alert: { number: 45, from: 'server' } }, asked({ clientCertificate: sent })), [
      'error client-certificate-required: The server shop.example:443 does not accept the client certificate “CN=me”',
    ]);
  });
});
