import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeOcspResponse } from '../../src/playground/ocsp-response.ts';
import { openSession, type Session } from '../../src/run/session.ts';
import { type ForeignServer, startForeign } from './foreign-server.ts';
import { complaints, inspect } from './judge.ts';
import { broken, type Expectation, good, refused, warned } from './lab-case.ts';
import { lookupIn } from './laboratory.ts';
import { day, hour, openWorkbench, type Workbench } from './workbench.ts';

interface ForeignCase {
  readonly name: string;
  readonly program: string;
  readonly args: (port: number) => readonly string[];
  readonly expected: Expectation;
}

const host = 'foreign.lab.test';
const lateRefusal: Expectation = {
  ...broken('TLS_CLIENT_CERTIFICATE_REQUIRED', ['client-certificate-required']),
  trusted: true,
};
const requested = good({ notices: ['client-certificate-requested'] });

function openssl(name: string, expected: Expectation, ...options: readonly string[]): ForeignCase {
  const usual = ['-cert', 'leaf.pem', '-key', 'leaf.key', '-cert_chain', 'issuing.pem', '-www', '-quiet'];
  return {
    name: `openssl s_server ${name}`,
    program: '/usr/bin/openssl',
    args: (port) => ['s_server', '-accept', `127.0.0.1:${port}`, ...usual, ...options],
    expected,
  };
}

function gnutls(name: string, expected: Expectation, ...options: readonly string[]): ForeignCase {
  return {
    name: `gnutls-serv ${name}`,
    program: '/usr/bin/gnutls-serv',
    args: (port) => [
      ...['--http', '--quiet', '--port', String(port), '--x509keyfile', 'leaf.key'],
      ...(options.includes('--x509certfile') ? [] : ['--x509certfile', 'chain.pem']),
      ...options,
    ],
    expected,
  };
}

function nginx(name: string, expected: Expectation, directives: string): ForeignCase {
  return {
    name: `nginx ${name}`,
    program: '/usr/sbin/nginx',
    args: (port) => [
      ...['-p', '.', '-e', 'stderr', '-g'],
      'daemon off; master_process off; pid nginx.pid; error_log stderr;',
      ...['-c', nginxConfiguration(name, port, directives)],
    ],
    expected,
  };
}

let folder = '';

/** The file of the configuration, relative to the folder. */
function nginxConfiguration(name: string, port: number, directives: string): string {
  const file = `nginx-${name.replace(/\W+/g, '-')}.conf`;
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join(' ');
  writeFileSync(
    join(folder, file),
    `events {} http { access_log off; ${temporary}
      server { listen 127.0.0.1:${port} ssl; ssl_certificate ${folder}/chain.pem; ssl_certificate_key ${folder}/leaf.key;
        ${directives.replaceAll('FOLDER', folder)} location / { return 200 "ok"; } } }`,
  );
  return file;
}

const anyCipher = ['-cipher', 'ALL:@SECLEVEL=0'];

const foreignCases: readonly ForeignCase[] = [
  openssl('as it is', good()),
  openssl('without tickets', good(), '-no_ticket'),
  openssl('with TLS 1.2 only', good(), '-tls1_2'),
  openssl('with TLS 1.3 only', good(), '-tls1_3'),
  openssl('with TLS 1.1 only', broken('TLS_ALERT', ['obsolete-protocol']), '-tls1_1', ...anyCipher),
  openssl('with TLS 1.0 only', broken('TLS_ALERT', ['obsolete-protocol']), '-tls1', ...anyCipher),
  openssl('with CBC', warned(['weak-cipher']), '-tls1_2', '-cipher', 'ECDHE-ECDSA-AES128-SHA'),
  openssl('with ChaCha20', good(), '-ciphersuites', 'TLS_CHACHA20_POLY1305_SHA256'),
  openssl('without encryption', broken('TLS_ALERT', ['nothing-in-common']), '-tls1_2', '-cipher', 'eNULL:@SECLEVEL=0'),
  openssl('with P-256', good(), '-groups', 'P-256'),
  openssl('with P-384', good(), '-groups', 'P-384'),
  openssl('with X448', good(), '-groups', 'X448'),
  openssl('with a group of its own', broken('TLS_ALERT', ['nothing-in-common']), '-groups', 'brainpoolP256r1'),
  openssl('that would like a client certificate', requested, '-verify', '1'),
  openssl('that would like a client certificate, TLS 1.2', requested, '-verify', '1', '-tls1_2'),
  openssl('that wants a client certificate', lateRefusal, '-Verify', '1', '-verify_return_error'),
  openssl(
    'that wants a client certificate, TLS 1.2',
    broken('TLS_CLIENT_CERTIFICATE_REQUIRED', ['client-certificate-required']),
    ...['-Verify', '1', '-verify_return_error', '-tls1_2'],
  ),
  openssl('with a staple', good(), '-status_file', 'good.ocsp'),
  openssl('with a staple that revokes', refused(['revoked']), '-status_file', 'revoked.ocsp'),
  openssl('with a staple that revokes, TLS 1.2', refused(['revoked']), '-status_file', 'revoked.ocsp', '-tls1_2'),
  openssl(
    'without the intermediate',
    refused(['missing-intermediate|unknown-issuer']),
    '-no-CAfile',
    '-chainCAfile',
    'leaf.pem',
    '-cert_chain',
    'leaf.pem',
  ),
  openssl('with an old certificate', refused(['certificate-expired']), '-cert', 'expired.pem'),

  gnutls('as it is', good()),
  gnutls('with TLS 1.2 only', good(), '--priority', 'NORMAL:-VERS-ALL:+VERS-TLS1.2'),
  gnutls(
    'with TLS 1.1 only',
    // It answers with what it has, and the client hangs up.
    broken('TLS_HANDSHAKE_FAILED', ['obsolete-protocol'], { warnings: ['?weak-cipher'] }),
    '--priority',
    'LEGACY:-VERS-ALL:+VERS-TLS1.1',
  ),
  gnutls('with X25519', good(), '--priority', 'NORMAL:-GROUP-ALL:+GROUP-X25519'),
  gnutls('with CBC', warned(['weak-cipher']), '--priority', 'NORMAL:-VERS-ALL:+VERS-TLS1.2:-CIPHER-ALL:+AES-128-CBC'),
  gnutls('that wants a client certificate', lateRefusal, '--require-client-cert'),
  gnutls('with an old certificate', refused(['certificate-expired']), '--x509certfile', 'expired-chain.pem'),

  nginx('as it is', good(), ''),
  nginx('with TLS 1.2', good(), 'ssl_protocols TLSv1.2;'),
  nginx(
    'with TLS 1.1',
    broken('TLS_ALERT', ['obsolete-protocol']),
    'ssl_protocols TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0;',
  ),
  // It refuses in HTTP, after the handshake.
  nginx('that wants a client certificate', requested, 'ssl_client_certificate FOLDER/root.pem; ssl_verify_client on;'),
  nginx(
    'that refuses the name',
    broken('TLS_ALERT', ['server-name-unrecognized'], { says: /name/ }),
    'ssl_reject_handshake on;',
  ),
  nginx('with a staple', good(), 'ssl_stapling on; ssl_stapling_file FOLDER/good.ocsp;'),
  nginx('with a staple that revokes', refused(['revoked']), 'ssl_stapling on; ssl_stapling_file FOLDER/revoked.ocsp;'),
];

describe('a server of somebody else’s making', function () {
  this.timeout(20_000);
  let bench: Workbench;
  let session: Session;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'portside-foreign-'));
    bench = openWorkbench(Date.now());
    writeFiles(folder, bench);
    session = openSession(
      {
        useSystemCertificates: true,
        extraCertificates: [{ name: 'laboratory', pem: bench.root.pem }],
        lookup: lookupIn(new Map([[host, ['127.0.0.1']]])),
      },
      Date.now,
    );
  });

  after(async () => {
    await session.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const { name, program, args, expected } of foreignCases) {
    it(`is judged rightly: ${name}`, async function () {
      if (!existsSync(program)) {
        console.log(`skipped: ${name}: ${program} is not installed`);
        return this.skip();
      }
      let server: ForeignServer | null = null;
      try {
        server = await startForeign(program, args, folder);
        const target = {
          name,
          host,
          port: server.port,
          authorities: bench.root.pem,
          lists: [],
          isSilent: false,
          httpVersion: '1.1' as const,
        };
        const inspected = await inspect(target, session.connections);
        assert.equal(complaints(expected, { inspected, sent: null, status: null }, 0).join('\n'), '');
      } finally {
        server?.stop();
      }
      return undefined;
    });
  }
});

function writeFiles(into: string, bench: Workbench): void {
  const leaf = bench.leaf(host);
  const expired = bench.leaf(host, { notAfter: bench.now - 2 * day });
  const staple = (status: Parameters<typeof makeOcspResponse>[0]['status']): Uint8Array =>
    makeOcspResponse({
      issuer: { name: bench.issuing.name, publicKey: bench.issuing.keys.publicKey },
      serialNumber: leaf.serialNumber,
      status,
      producedAt: bench.now - hour,
      thisUpdate: bench.now - hour,
      nextUpdate: bench.now + day,
      signer: bench.issuing.keys.privateKey,
      responder: null,
      certificates: [],
    });
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'leaf.pem': leaf.pem,
    'leaf.key': leaf.keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    'issuing.pem': bench.issuing.pem,
    'root.pem': bench.root.pem,
    'chain.pem': leaf.pem + bench.issuing.pem,
    'expired.pem': expired.pem,
    'expired-chain.pem': expired.pem + bench.issuing.pem,
    'good.ocsp': staple('good'),
    'revoked.ocsp': staple({ revokedAt: bench.now - 5 * day, reason: 1 }),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(into, name), content);
}
