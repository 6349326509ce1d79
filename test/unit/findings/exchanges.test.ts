import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../../src/exchange/exchange.ts';
import { examineInspection } from '../../../src/findings/examine.ts';
import { findingIds } from '../../../src/findings/finding-ids.ts';
import {
  call,
  day,
  exchange,
  failure,
  intermediate,
  leaf,
  names,
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

const alert = (number: number, from: 'server' | 'client' = 'server'): Failure['alert'] => ({ number, from });

describe('plain-http-on-tls-port', () => {
  const notTls = (received: string | null, url = 'https://shop.example:8080/'): Examined =>
    call({ url, session: null, written: false, failure: failure('TLS_NOT_TLS', { received }) });
  checkAll([
    [
      'tells plain HTTP from other things that are not TLS',
      notTls('HTTP/1.1 400 Bad Request\r\nServer: x\r\n'),
      'error plain-http-on-tls-port: Port 8080 of shop.example speaks plain HTTP, not TLS',
    ],
    ['says nothing of a good call', call()],
    [
      'leaves a mail server to the other check',
      notTls('220 mail.example ESMTP'),
      'error not-tls: On port 8080 of shop.example answers a mail server (SMTP), not TLS',
    ],
  ]);

  for (const [url, address] of [
    ['https://shop.example:8080/', 'http://shop.example:8080'],
    ['https://shop.example/', 'http://shop.example:443'],
    ['https://[::1]:80/', 'http://[::1]'],
  ] as const) {
    it(`advises ${address} in place of ${url}`, () => {
      const title = `error plain-http-on-tls-port: Port ${new URL(url).port || 443} of ${new URL(url).hostname.replace(/[[\]]/g, '')} speaks plain HTTP, not TLS`;
      const [finding] = check(notTls('HTTP/1.0 200 OK', url), [title]);
      assert.ok(finding?.advice[0]?.startsWith(`Write ${address} `));
    });
  }
});

describe('not-tls', () => {
  const banner = (received: string | null): Examined =>
    call({ session: null, written: false, failure: failure('TLS_NOT_TLS', { received }) });
  checkAll([
    ...(
      [
        ['SSH-2.0-OpenSSH_9.2', 'an SSH server'],
        ['220 ftp.example FTP server ready', 'an FTP server'],
        ['220-mail.example ESMTP Postfix', 'a mail server (SMTP)'],
        ['+OK POP3 ready', 'a mail server (POP3)'],
        ['* OK IMAP4rev1', 'a mail server (IMAP)'],
        ['RFB 003.008\n', 'a VNC server'],
        ["-ERR unknown command '", 'a Redis server'],
        ['J\0\0\0\n8.0.36\0', 'a MySQL server'],
      ] as const
    ).map(
      ([received, who]): Case => [
        `knows ${who} by its greeting`,
        banner(received),
        `error not-tls: On port 443 of shop.example answers ${who}, not TLS`,
      ],
    ),
    [
      'does not guess at other bytes',
      banner('\u0001\u0002\u0003'),
      'error not-tls: Port 443 of shop.example does not speak TLS',
    ],
    ['does not need any bytes', banner(null), 'error not-tls: Port 443 of shop.example does not speak TLS'],
  ]);

  it('shows what came back without the characters that do harm', () => {
    const [finding] = check(banner('\u001b[2J\u0007<b>\r\nmore'), [
      'error not-tls: Port 443 of shop.example does not speak TLS',
    ]);
    assert.match(finding?.detail ?? '', /It sent “·\[2J·<b>”\./);
  });
});

describe('tls-on-plain-port', () => {
  const url = 'http://shop.example:8443/';
  const title = 'error tls-on-plain-port: Port 8443 of shop.example speaks TLS, and the request came in plain HTTP';
  checkAll([
    ['says that the port speaks TLS', call({ url, failure: failure('TLS_ON_PLAIN_PORT', { phase: 'wait' }) }), title],
    ...[
      '<center>The plain HTTP request was sent to HTTPS port</center>',
      'Client sent an HTTP request to an HTTPS server.',
      "Reason: You're speaking plain HTTP to an SSL-enabled server port.",
    ].map((body): Case => [`recognises the answer “${body}”`, call({ url, response: response(400, [], body) }), title]),
    ['says nothing of another 400', call({ url, response: response(400, [], 'missing parameter') })],
    [
      'says nothing of such a text in a good answer',
      call({ url, response: response(200, [], 'Client sent an HTTP request to an HTTPS server.') }),
    ],
  ]);

  it('advises the same address with https', () => {
    const [finding] = check(call({ url, failure: failure('TLS_ON_PLAIN_PORT', { phase: 'wait' }) }), [title]);
    assert.equal(finding?.advice[0], 'Write https://shop.example:8443.');
  });
});

describe('client-certificate-required', () => {
  const title = 'error client-certificate-required: The server shop.example:443 requires a client certificate';
  const asked = session({ clientCertificateRequested: true });
  checkAll([
    ['says so of the failure', call({ session: asked, failure: failure('TLS_CLIENT_CERTIFICATE_REQUIRED') }), title],
    [
      'knows the alert of TLS 1.3',
      call({ session: asked, failure: failure('TLS_ALERT', { phase: 'wait', alert: alert(116) }) }),
      title,
    ],
    [
      'knows a handshake failure after the server asked',
      call({
        session: session({ clientCertificateRequested: true, protocol: 'TLSv1.2' }),
        failure: failure('TLS_ALERT', { alert: alert(40) }),
      }),
      title,
    ],
    [
      'knows the alert about a certificate that is not accepted',
      call({ session: asked, failure: failure('TLS_ALERT', { alert: alert(48) }) }),
      title,
    ],
    [
      'knows the page of nginx',
      call({ response: response(400, [strict], '<center>No required SSL certificate was sent</center>') }),
      title,
    ],
    [
      'does not take a handshake failure for it where the server did not ask',
      call({ failure: failure('TLS_ALERT', { alert: alert(40) }) }),
      'error nothing-in-common: The server shop.example:443 ended the handshake after its own hello: handshake_failure (40)',
    ],
  ]);
});

describe('obsolete-protocol without an agreement', () => {
  const title = 'error obsolete-protocol: The server [::1]:8443 speaks neither TLS 1.2 nor TLS 1.3';
  const url = 'https://[::1]:8443/';
  const cause = { code: 'ERR_SSL_UNSUPPORTED_PROTOCOL', message: 'unsupported protocol' };
  checkAll([
    [
      'knows the alert of a server that has only older versions',
      call({ url, session: null, failure: failure('TLS_ALERT', { alert: alert(70) }) }),
      title,
    ],
    [
      'knows the answer in an older version',
      call({ url, session: null, failure: failure('TLS_HANDSHAKE_FAILED', { cause, alert: alert(70, 'client') }) }),
      title,
    ],
    ['says nothing of another cause', call({ url, session: null, failure: failure('DNS_NOT_FOUND') })],
  ]);
});

describe('client-certificate-requested', () => {
  const title = 'notice client-certificate-requested: The server shop.example:443 asks for a client certificate';
  checkAll([
    ['says that the server did without', call({ session: session({ clientCertificateRequested: true }) }), title],
    ['says nothing where it did not ask', call({ session: session({ clientCertificateRequested: false }) })],
    ['says nothing where nobody knows', call({ session: session({ clientCertificateRequested: null }) })],
  ]);
});

describe('tls-alert', () => {
  const ended = (number: number, changes: Partial<Failure> = {}): Examined =>
    call({ session: null, written: false, failure: failure('TLS_ALERT', { alert: alert(number), ...changes }) });
  checkAll([
    ['names the alert', ended(50), 'error tls-alert: The server ended the handshake with the alert decode_error (50)'],
    [
      'gives the number of an unknown alert',
      ended(255),
      'error tls-alert: The server ended the handshake with the alert 255',
    ],
    [
      'tells our own alert',
      ended(0, { alert: alert(50, 'client') }),
      'error tls-alert: Portside ended the handshake with the alert decode_error (50)',
    ],
    [
      'tells an alert after the handshake',
      ended(80, { phase: 'receive' }),
      'error tls-alert: The server ended the connection with the alert internal_error (80)',
    ],
    [
      'does not leave an alert without advice',
      ended(0),
      'error tls-alert: The server ended the handshake with the alert close_notify (0)',
    ],
    [
      'tells of a failure whose alert went encrypted',
      call({ session: null, failure: failure('TLS_HANDSHAKE_FAILED') }),
      'error tls-alert: The handshake was ended, since what came in it does not fit together',
    ],
    ['says nothing of a failure without an alert', call({ session: null, failure: failure('DNS_NOT_FOUND') })],
    [
      'says nothing of the alert that goes with our refusal',
      call({
        session: refused(['CERT_REVOKED']),
        failure: failure('TLS_UNTRUSTED', { alert: alert(46, 'client') }),
      }),
      'error untrusted-certificate: Certificate revoked (CERT_REVOKED)',
    ],
  ]);
});

describe('certificate-check-off', () => {
  const expired = refused(['CERT_HAS_EXPIRED'], {
    checkSkipped: true,
    path: [leaf({ notAfter: now - 3 * day }), intermediate(), root()],
  });
  checkAll([
    [
      'warns where the certificate would have passed',
      exchange([call()], false),
      'warning certificate-check-off: The certificate check is switched off by the request',
    ],
    [
      'is an error where the certificate would have been refused',
      exchange([call({ session: expired })], false),
      'error certificate-expired: The certificate expired 3 days ago (20 Nov 2026)',
      'error certificate-check-off: The request was sent although the certificate of shop.example is not trusted',
    ],
    ['says nothing while the check is on', exchange([call()], true)],
    ['says nothing of plain HTTP', exchange([call({ url: 'http://shop.example/' })], false)],
  ]);
});

describe('credentials-over-plain-http', () => {
  const url = 'http://shop.example/';
  const basic = { name: 'Authorization', value: 'Basic dXNlcjpzZWNyZXQ=' };
  const typed = (type: string, body: string): Examined =>
    call({ url, fields: [{ name: 'Content-Type', value: type }], body });
  const of = (what: string, host = 'shop.example'): string =>
    `error credentials-over-plain-http: ${what} went to ${host} in plain HTTP`;
  checkAll([
    ['says so of Authorization', call({ url, fields: [basic] }), of('The field Authorization')],
    [
      'says so of several at once',
      call({ url, fields: [basic, { name: 'cookie', value: 'a=b' }, { name: 'X-Api-Key', value: 'k' }] }),
      of('The field Authorization, the field cookie and the field X-Api-Key'),
    ],
    [
      'says so of a form',
      typed('application/x-www-form-urlencoded', 'user=a&password=b'),
      of('The value “password” of the body'),
    ],
    [
      'says so of JSON, nested as well',
      typed('application/json; charset=utf-8', '{"login":{"client_secret":"x"}}'),
      of('The value “client_secret” of the body'),
    ],
    [
      'says so of multipart',
      typed(
        'multipart/form-data; boundary=x',
        '--x\r\nContent-Disposition: form-data; name="passwd"\r\n\r\nb\r\n--x--',
      ),
      of('The value “passwd” of the body'),
    ],
    ['says so of the query', call({ url: `${url}?access_token=x` }), of('The query value “access_token”')],
    ['does not take a value for a name', typed('application/json', '{"note":"password"}')],
    ['does not search text', typed('text/plain', 'password=b')],
    ['does not mind other fields', call({ url, fields: [{ name: 'Accept', value: '*/*' }] })],
    ['says nothing of HTTPS', call({ fields: [basic] })],
    [
      'says nothing where nothing was written',
      call({ url, fields: [basic], written: false, failure: failure('CONNECTION_REFUSED', { phase: 'connect' }) }),
    ],
    ...[
      'localhost',
      '127.0.0.1',
      '[::1]',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '[fd00::1]',
      '[fe80::1]',
      'printer.local',
      'shop.test',
      'a.localhost',
      'nas.home.arpa',
      'intranet',
    ].map((host): Case => [`says nothing of ${host}`, call({ url: `http://${host}:8080/`, fields: [basic] })]),
    ...['192.0.2.1', '172.32.0.1', '[2001:db8::1]', 'localhost.example', 'mylocal.example'].map(
      (host): Case => [
        `speaks up for ${host}`,
        call({ url: `http://${host}:8080/`, fields: [basic] }),
        of('The field Authorization', host.replace(/[[\]]/g, '')),
      ],
    ),
  ]);

  it('never repeats the secret', () => {
    const findings = check(call({ url, fields: [basic] }), [of('The field Authorization')]);
    assert.doesNotMatch(JSON.stringify(findings), /dXNlcjpzZWNyZXQ|secret/);
  });

  it('says what Basic hides, and cites it', () => {
    const [finding] = check(call({ url, fields: [basic] }), [of('The field Authorization')]);
    assert.match(finding?.detail ?? '', /base64/);
    assert.ok(finding?.citations.some(({ document }) => document === 'RFC 7617'));
  });
});

describe('insecure-redirect', () => {
  const to = (location: string): ReturnType<typeof response> =>
    response(301, [strict, { name: 'Location', value: location }]);
  const title = 'warning insecure-redirect: shop.example redirects from HTTPS to plain HTTP';
  checkAll([
    [
      'warns of a redirect that was followed',
      [call({ response: to('http://shop.example/a') }), call({ cause: 'redirect', url: 'http://shop.example/a' })],
      title,
    ],
    ['warns of a redirect that was not followed', call({ response: to('http://shop.example/a') }), title],
    ['says nothing of a redirect to HTTPS', call({ response: to('https://shop.example/a') })],
    ['says nothing of a redirect without a scheme', call({ response: to('/a') })],
    [
      'says nothing of a redirect from plain HTTP',
      call({ url: 'http://shop.example/', response: to('http://other.example/') }),
    ],
    [
      'says nothing of a Location that is no redirect',
      call({ response: response(201, [strict, { name: 'Location', value: 'http://shop.example/1' }]) }),
    ],
    ['says nothing of a Location that is no URL', call({ response: to('http://[') })],
  ]);
});

describe('cookies-not-kept', () => {
  const setting = (...cookies: readonly string[]): ReturnType<typeof response> =>
    response(200, [strict, ...cookies.map((value) => ({ name: 'Set-Cookie', value }))]);
  const notice = (names: string): string => `notice cookies-not-kept: ${names} not kept`;
  const redirect = response(302, [strict, { name: 'Location', value: '/b' }, { name: 'set-cookie', value: 'sid=1' }]);
  checkAll([
    ['names the cookie', call({ response: setting('sid=abc; Path=/') }), notice('The cookie sid is')],
    [
      'counts those it does not name',
      call({ response: setting('a=1', 'b=2', 'c=3', 'd=4', 'a=5') }),
      notice('The cookies a, b, c and 1 more are'),
    ],
    [
      'warns where a redirect to the same host went without it',
      [call({ response: redirect }), call({ cause: 'redirect', url: 'https://shop.example/b' })],
      'warning cookies-not-kept: The cookie sid is not kept',
    ],
    [
      'does not warn where the redirect led to another host',
      [call({ response: redirect }), call({ cause: 'redirect', url: 'https://other.example/b' })],
      notice('The cookie sid is'),
    ],
    [
      'says nothing of a cookie that is deleted',
      call({ response: setting('a=; Max-Age=0', 'b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT') }),
    ],
    ['says nothing of what is no cookie', call({ response: setting('a b=c', 'nothing', '=x') })],
    ['says nothing without the field', call()],
  ]);
});

describe('hsts-missing', () => {
  const answering = (url: string, value: string | null, status = 200): ReturnType<typeof call> =>
    call({ url, response: response(status, value === null ? [] : [{ name: 'strict-transport-security', value }]) });
  const shop = 'https://shop.example/';
  checkAll([
    [
      'says that the field is missing',
      answering(shop, null),
      'notice hsts-missing: shop.example does not send Strict-Transport-Security',
    ],
    [
      'says that it is switched off',
      answering(shop, 'max-age=0'),
      'notice hsts-missing: shop.example switches Strict-Transport-Security off (max-age=0)',
    ],
    [
      'says that it cannot be used',
      answering(shop, 'includeSubDomains'),
      'notice hsts-missing: The Strict-Transport-Security of shop.example cannot be used',
    ],
    [
      'does not take a negative age',
      answering(shop, 'max-age=-1'),
      'notice hsts-missing: The Strict-Transport-Security of shop.example cannot be used',
    ],
    ['accepts a policy', answering(shop, 'max-age=31536000')],
    ['accepts quotes, spaces and any case', answering(shop, ' includeSubDomains ; MAX-AGE = "600"')],
    ['says nothing of plain HTTP', answering('http://shop.example/', null)],
    ...['https://192.0.2.1/', 'https://[2001:db8::1]/'].map(
      (url): Case => [
        `says nothing of the address ${url}`,
        call({ url, response: response(200), session: addressed(url) }),
      ],
    ),
    ['says nothing of localhost', answering('https://localhost:8443/', null)],
    ['says nothing of a local name', answering('https://shop.test/', null)],
    [
      'says nothing over a connection that is not trusted, where browsers ignore the field',
      exchange([call({ session: refused(['CERT_REVOKED'], { checkSkipped: true }), response: response(200) })], false),
      'error untrusted-certificate: Certificate revoked (CERT_REVOKED)',
      'error certificate-check-off: The request was sent although the certificate of shop.example is not trusted',
    ],
    ['says nothing where no response came', call({ failure: failure('CONNECTION_RESET', { phase: 'wait' }) })],
    [
      'looks at every host on the way',
      [answering('https://a.example/', null, 302), { ...answering('https://b.example/', null), cause: 'redirect' }],
      'notice hsts-missing: a.example does not send Strict-Transport-Security',
      'notice hsts-missing: b.example does not send Strict-Transport-Security',
    ],
    [
      'takes any response of a host',
      [answering(shop, 'max-age=600', 302), { ...answering(`${shop}next`, null), cause: 'redirect' }],
    ],
    [
      'takes the policy of the parent domain that includes the names below',
      [
        answering(shop, 'max-age=600; includeSubDomains', 302),
        { ...answering('https://www.shop.example/', null), cause: 'redirect' },
      ],
    ],
    [
      'does not take the policy of the parent domain alone',
      [answering(shop, 'max-age=600', 302), { ...answering('https://www.shop.example/', null), cause: 'redirect' }],
      'notice hsts-missing: www.shop.example does not send Strict-Transport-Security',
    ],
  ]);

  function addressed(url: string): ReturnType<typeof session> {
    const host = new URL(url).hostname.replace(/[[\]]/g, '');
    return session({
      checkedName: host,
      serverName: null,
      chain: [leaf({ subjectAltNames: names(`IP:${host}`) })],
      path: [leaf({ subjectAltNames: names(`IP:${host}`) }), root()],
    });
  }
});

describe('examine', () => {
  const soon = session({ path: [leaf({ notAfter: now + 5 * day }), intermediate(), root()] });
  checkAll([
    [
      'puts errors before warnings and warnings before notices',
      exchange([call({ session: { ...soon, protocol: 'TLSv1.1' }, response: response(200) })], false),
      'error obsolete-protocol: The connection uses TLS 1.1, which must not be used since 2021',
      'warning certificate-expires-soon: The certificate expires in 5 days (28 Nov 2026)',
      'warning certificate-check-off: The certificate check is switched off by the request',
      'notice hsts-missing: shop.example does not send Strict-Transport-Security',
    ],
    [
      'says once what several calls to one host show',
      [call({ session: soon }), call({ session: soon, cause: 'redirect' })],
      'warning certificate-expires-soon: The certificate expires in 5 days (28 Nov 2026)',
    ],
    [
      'names the host of a call that is not the answer',
      [call({ session: soon }), call({ url: 'https://www.shop.example/', cause: 'redirect' })],
      'warning certificate-expires-soon: shop.example: The certificate expires in 5 days (28 Nov 2026)',
    ],
    ['finds nothing in a good exchange', call()],
    [
      'finds nothing in a failure that has nothing to do with TLS',
      call({ url: 'http://shop.example/', failure: failure('DNS_NOT_FOUND', { phase: 'dns' }) }),
    ],
    ['does not fall over a URL that is none', { ...call(), sent: { ...call().sent, url: 'nowhere' } }],
  ]);
});

describe('examineInspection', () => {
  const inspection = { host: 'shop.example', port: 443, timings: call().timings, startedAt: now };

  it('finds what a session without a request shows', () => {
    const connection = call({ session: session({ protocol: 'TLSv1.1' }) }).connection;
    assert.deepEqual(
      examineInspection({ ...inspection, connection, failure: null }, now).map(({ id }) => id),
      ['obsolete-protocol'],
    );
  });

  it('finds why there is no session', () => {
    const failed = failure('TLS_NOT_TLS', { received: 'HTTP/1.1 400 Bad Request' });
    assert.deepEqual(
      examineInspection({ ...inspection, connection: null, failure: failed }, now).map(({ id }) => id),
      ['plain-http-on-tls-port'],
    );
  });

  for (const [code, phase, ids] of [
    ['CONNECTION_REFUSED', 'connect', ['no-connection']],
    ['DNS_NOT_FOUND', 'dns', ['no-connection']],
    ['CANCELLED', 'connect', []],
    ['CONNECTION_RESET', 'connect', ['handshake-broken-off']],
    ['PROXY_REFUSED', 'proxy', []],
  ] as const)
    it(`finds ${ids.join() || 'nothing'} in ${code}`, () => {
      const failed = failure(code, { phase });
      const findings = examineInspection({ ...inspection, connection: null, failure: failed }, now);
      assert.deepEqual(
        findings.map(({ id }) => id),
        ids,
      );
      assert.ok(findings.every(({ severity, advice }) => severity === 'error' && advice.length > 0));
    });

  it('finds nothing in a good one', () => {
    assert.deepEqual(examineInspection({ ...inspection, connection: call().connection, failure: null }, now), []);
  });
});

describe('docs/findings.md', () => {
  it('lists every finding once, in the order of the code', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/findings.md'), 'utf8');
    const listed = Array.from(text.matchAll(/^\| `([a-z0-9-]+)` \|/gm), ([, id]) => id);
    assert.deepEqual(listed, [...findingIds]);
  });

  it('says for every finding which file makes it', () => {
    const folder = join(import.meta.dirname, '../../../src/findings');
    for (const id of findingIds) {
      assert.match(readFileSync(join(folder, `${id}.ts`), 'utf8'), new RegExp(`id: '${id}'`));
    }
  });
});
