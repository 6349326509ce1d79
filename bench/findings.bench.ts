import { checkSignature, rememberSignatures } from '../src/certificate/check-signature.ts';
import { judgeChain } from '../src/certificate/judge-chain.ts';
import { namesEqual } from '../src/certificate/names-equal.ts';
import { readCertificate } from '../src/certificate/read-certificate.ts';
import { examine } from '../src/findings/examine.ts';
import { authority, now, server } from '../test/unit/certificate/forge.ts';
import { call, exchange, session } from '../test/unit/findings/build.ts';
import { type Measure, spread } from './measure.ts';

const rounds = 200;

/** What it costs to judge the certificates of a server and to find what there is to say of them. */
export async function measure(): Promise<readonly Measure[]> {
  const root = authority('Root', null);
  const upper = authority('Upper', root);
  const lower = authority('Lower', upper);
  const chain = [server(lower), lower, upper, root].map(({ certificate }) => certificate);
  const names = Array.from({ length: 100 }, (_, index) => `DNS:host-${index}.example`);
  const many = [server(lower, { names: [...names, 'DNS:shop.example'] }), lower, upper].map(
    ({ certificate }) => certificate,
  );
  return [
    {
      what: 'findings for a chain of four, met for the first time',
      value: spread(timed(() => found(chain, checkSignature))),
      against: 'wanted: under 5 ms; the signatures are verified, the certificates are read already',
    },
    {
      what: 'findings for the same chain at every further connection',
      value: spread(timed(found.bind(null, chain, rememberSignatures(checkSignature)))),
      against: 'wanted: under 1 ms, since it is part of every handshake',
    },
    {
      what: 'findings for a certificate of 101 names',
      value: spread(timed(() => found(many, checkSignature))),
      against: 'wanted: under 5 ms',
    },
    {
      what: 'reading the four certificates',
      value: spread(timed(() => chain.map(({ der }) => readCertificate(der)))),
      against: 'once for each certificate; wanted: under 10 ms',
    },
  ];

  function found(sent: typeof chain, signature: typeof checkSignature): unknown {
    const anchor = root.certificate;
    const { path, faults } = judgeChain({
      sent,
      anchorsFor: ({ issuer }) => (namesEqual(issuer, anchor.subject) ? [anchor] : []),
      isAnchor: ({ fingerprint256 }) => fingerprint256 === anchor.fingerprint256,
      isPublic: () => true,
      mayEndBelowRoot: false,
      unreadable: 0,
      signature,
      host: 'shop.example',
      now,
      protocol: 'TLSv1.3',
      cipher: 'TLS_AES_128_GCM_SHA256',
    });
    return examine(exchange([call({ session: session({ chain: sent, path, faults }) })]), now);
  }
}

/** Milliseconds of each round; the first ones, before the engine has compiled, are left out. */
function timed(run: () => unknown): readonly number[] {
  const durations: number[] = [];
  for (let round = 0; round < rounds + 20; round += 1) {
    const began = performance.now();
    run();
    if (round >= 20) durations.push(performance.now() - began);
  }
  return durations;
}
