import { deepEqual, equal, ok } from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect as connectHttp2 } from 'node:http2';
import { connect as tcpConnect } from 'node:net';
import { checkServerIdentity, connect } from 'node:tls';
import { after, before, describe, it } from 'mocha';
import { type CertificatePlan, makeCertificate } from '../../../src/playground/certificate-factory.ts';
import { ask, failureOf, type OpenedPlayground, openPlayground, type Question } from './open-playground.ts';

describe('The playground’s TLS ports', () => {
  let opened: OpenedPlayground;
  before(async () => {
    opened = await openPlayground();
  });
  after(() => opened.end());

  const url = (name: string, path = '/get'): string =>
    (opened.playground.ports.find((port) => port.name === name)?.url ?? `no server ${name}`) + path;
  const ca = (): string => readFileSync(opened.playground.caFile, 'utf8');
  const anyCipher = 'ALL:@SECLEVEL=0';

  it('are all there', () => {
    deepEqual(opened.playground.omitted, []);
    equal(opened.playground.ports.length, 30);
  });

  for (const name of ['https', 'tls12', 'expires-soon', 'chain-order', 'no-forward-secrecy', 'hello-retry']) {
    it(`"${name}" is trusted with the authority, under each of its names`, async () => {
      for (const host of ['localhost', '127.0.0.1', '[::1]']) {
        const answer = await ask(url(name, '/anything').replace('localhost', host), { ca: ca() });
        equal(answer.status, 200);
      }
      ok(opened.playground.requestsSeen(name) > 0);
      ok(opened.playground.bytesSeen(name) > 0);
    });

    it(`"${name}" is not trusted without the authority`, async () => {
      const isRootSent = name === 'chain-order';
      const code = isRootSent ? 'SELF_SIGNED_CERT_IN_CHAIN' : 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
      equal(await failureOf(ask(url(name))), code);
    });
  }

  it('"http2" speaks HTTP/2 only, and answers as the others do', async () => {
    // As Node tells those who name no protocol.
    equal((await ask(url('http2'), { ca: ca() })).status, 403);
    const session = connectHttp2(url('http2', ''), { ca: ca() });
    const answered = await new Promise<string>((resolve, reject) => {
      session.on('error', reject);
      const stream = session.request({ ':path': '/anything', 'x-one': '1' });
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      stream.on('error', reject);
      stream.on('end', () => resolve(text));
    });
    session.destroy();
    const echo = JSON.parse(answered) as { readonly httpVersion: string; readonly headers: readonly string[][] };
    equal(echo.httpVersion, '2.0');
    ok(echo.headers.some(([name, value]) => name === 'x-one' && value === '1'));
    equal(opened.playground.requestsSeen('http2'), 1);
    ok(opened.playground.bytesSeen('http2') > 0);
  });

  interface Refusal {
    readonly name: string;
    readonly code: string;
    /** What a client must do to get an answer all the same; `null`: there is no way. */
    readonly through: Question | null;
  }

  const unchecked = { rejectUnauthorized: false };
  const refusals: readonly Refusal[] = [
    { name: 'expired', code: 'CERT_HAS_EXPIRED', through: unchecked },
    { name: 'not-yet-valid', code: 'CERT_NOT_YET_VALID', through: unchecked },
    { name: 'wrong-host', code: 'ERR_TLS_CERT_ALTNAME_INVALID', through: unchecked },
    { name: 'self-signed', code: 'DEPTH_ZERO_SELF_SIGNED_CERT', through: unchecked },
    { name: 'hostile-subject', code: 'DEPTH_ZERO_SELF_SIGNED_CERT', through: unchecked },
    { name: 'many-faults', code: 'CERT_HAS_EXPIRED', through: unchecked },
    { name: 'wrong-purpose', code: 'INVALID_PURPOSE', through: unchecked },
    { name: 'name-constraints', code: 'UNSPECIFIED', through: unchecked },
    { name: 'unknown-issuer', code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', through: unchecked },
    { name: 'missing-intermediate', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', through: unchecked },
    { name: 'weak-key', code: 'UNSPECIFIED', through: unchecked },
    { name: 'weak-signature', code: 'UNSPECIFIED', through: unchecked },
    {
      name: 'obsolete',
      code: 'tlsv1 alert protocol version',
      through: { ...unchecked, minVersion: 'TLSv1', ciphers: anyCipher },
    },
    { name: 'client-certificate', code: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', through: null },
    { name: 'plain-http', code: 'wrong version number', through: null },
    { name: 'reset-in-handshake', code: 'ECONNRESET', through: null },
  ];

  for (const { name, code, through } of refusals) {
    it(`"${name}" is refused with ${code}, and gets nothing of the request`, async () => {
      const before = { requests: opened.playground.requestsSeen(name), bytes: opened.playground.bytesSeen(name) };
      equal(await failureOf(ask(url(name, '/post'), { ca: ca(), method: 'POST', body: 'secret' })), code);
      equal(opened.playground.requestsSeen(name), before.requests);
      // These two read the ClientHello themselves.
      if (!['plain-http', 'reset-in-handshake'].includes(name)) {
        equal(opened.playground.bytesSeen(name), before.bytes);
      }
    });

    if (through === null) continue;
    it(`"${name}" answers a client that goes through all the same`, async () => {
      const before = opened.playground.requestsSeen(name);
      const answer = await ask(url(name), through);
      equal(answer.status, 200);
      equal(opened.playground.requestsSeen(name), before + 1);
    });
  }

  it('"client-certificate" takes the client certificate that lies beside the CA file', async () => {
    const { clientCertificateFile, clientKeyFile } = opened.playground;
    const [cert, key] = [readFileSync(clientCertificateFile), readFileSync(clientKeyFile)];
    const answer = await ask(url('client-certificate', '/tls'), { ca: ca(), cert, key });
    const told = JSON.parse(answer.body.toString()) as { readonly tls: { readonly clientCertificate: string } };
    equal(told.tls.clientCertificate, 'A welcome client');
    equal(opened.playground.requestsSeen('client-certificate'), 1);
    ok(new X509Certificate(cert).checkPrivateKey(createPrivateKey(key)));
  });

  it('"client-certificate" does not take one from elsewhere', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const subject = [{ type: 'commonName', value: 'A stranger' }] as const;
    const plan: CertificatePlan = {
      subject,
      publicKey,
      notBefore: Date.now() - 1000,
      notAfter: Date.now() + 60_000,
      alternativeNames: [],
      authority: null,
      purposes: ['clientAuth'],
      issuerUrl: null,
      hash: 'sha256',
    };
    const cert = makeCertificate(plan, { subject, privateKey });
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
    const before = opened.playground.requestsSeen('client-certificate');
    const failure = await failureOf(ask(url('client-certificate'), { ca: ca(), cert, key }));
    // Node's server says no with a close and without an alert.
    equal(failure, 'ECONNRESET');
    equal(opened.playground.requestsSeen('client-certificate'), before);
  });

  it('"plain-http" answers whoever asks it for HTTP', async () => {
    equal((await ask(url('plain-http').replace('https:', 'http:'))).status, 200);
  });

  it('"https" does not answer whoever asks it for plain HTTP', async () => {
    equal(await failureOf(ask(url('https').replace('https:', 'http:'))), 'ECONNRESET');
  });

  it('"alert" sends the alert handshake_failure', async () => {
    ok((await failureOf(ask(url('alert'))))?.endsWith('alert handshake failure'));
    equal(opened.playground.requestsSeen('alert'), 0);
  });

  it('"silent" takes the ClientHello and says nothing', async () => {
    const socket = tcpConnect({ host: '127.0.0.1', port: Number(new URL(url('silent')).port) });
    let heard = 0;
    socket.on('data', (chunk) => {
      heard += chunk.length;
    });
    const session = connect({ socket, servername: 'localhost' });
    session.on('error', () => undefined);
    while (opened.playground.bytesSeen('silent') === 0) await new Promise(setImmediate);
    session.destroy();
    equal(heard, 0);
    equal(opened.playground.requestsSeen('silent'), 0);
  });

  const protocols = [
    ['https', {}, 'TLSv1.3', 'ec'],
    ['tls12', {}, 'TLSv1.2', 'rsa'],
    ['obsolete', { minVersion: 'TLSv1', ciphers: anyCipher }, 'TLSv1.1', 'ec'],
    ['weak-key', {}, 'TLSv1.3', 'rsa'],
  ] as const;
  for (const [name, options, protocol, keyType] of protocols) {
    it(`"${name}" speaks ${protocol} with a key of type ${keyType}`, async () => {
      const session = await handshake(name, options);
      equal(session.protocol, protocol);
      equal(session.chain[0]?.publicKey.asymmetricKeyType, keyType);
    });
  }

  const sent = [
    ['https', ['localhost', 'Portside Playground Issuing']],
    ['missing-intermediate', ['localhost']],
    ['self-signed', ['localhost']],
    ['unknown-issuer', ['localhost', 'Portside Playground Unknown Issuing']],
    ['wrong-host', ['elsewhere.test', 'Portside Playground Issuing']],
  ] as const;
  for (const [name, names] of sent) {
    it(`"${name}" sends ${names.join(', ')} as its chain`, async () => {
      const { chain } = await handshake(name);
      deepEqual(
        chain.map((certificate) => certificate.toLegacyObject().subject.CN),
        names,
      );
    });
  }

  it('"missing-intermediate" says where its issuer is, and that is its issuer', async () => {
    const [leaf] = (await handshake('missing-intermediate')).chain;
    const location = /URI:(\S+)/.exec(leaf?.infoAccess ?? '')?.[1] ?? '';
    const answer = await ask(location);
    equal(answer.fields['content-type'], 'application/pkix-cert');
    const issuer = new X509Certificate(answer.body);
    ok(leaf?.checkIssued(issuer) && leaf.verify(issuer.publicKey));
    ok(issuer.verify(new X509Certificate(ca()).publicKey));
  });

  it('"hostile-subject" carries markup and control characters in its names', async () => {
    const [leaf] = (await handshake('hostile-subject')).chain;
    for (const text of ['<script>', 'onerror=', '\u0000', '\u001b[31m', '\u202e', 'javascript:']) {
      ok(leaf?.raw.includes(Buffer.from(text)), JSON.stringify(text));
    }
    ok(leaf?.checkHost('localhost'));
    equal(leaf?.checkHost('trusted.test'), undefined);
  });

  it('"wrong-host" is for another name, and only for that', async () => {
    const [leaf] = (await handshake('wrong-host')).chain;
    const legacy = leaf?.toLegacyObject();
    ok(legacy);
    equal(checkServerIdentity('elsewhere.test', legacy), undefined);
    ok(checkServerIdentity('localhost', legacy) instanceof Error);
  });

  interface Session {
    readonly protocol: string | null;
    /** As sent, leaf first. */
    readonly chain: readonly X509Certificate[];
  }

  function handshake(name: string, options: object = {}): Promise<Session> {
    return new Promise((resolve, reject) => {
      const port = Number(new URL(url(name)).port);
      const session = connect({
        host: 'localhost',
        port,
        servername: 'localhost',
        rejectUnauthorized: false,
        ...options,
      });
      session.on('error', reject);
      session.on('secureConnect', () => {
        const chain: X509Certificate[] = [];
        let certificate = session.getPeerX509Certificate();
        while (certificate !== undefined) {
          chain.push(certificate);
          certificate = certificate.issuerCertificate;
        }
        const protocol = session.getProtocol();
        session.destroy();
        resolve({ protocol, chain });
      });
    });
  }
});
