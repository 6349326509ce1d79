import type { Reference } from '../explain/cite.ts';
import type { OutcomeCheck, SessionCheck } from './check.ts';
import { nistKeyLengths, sources } from './sources.ts';
import { writtenPlace } from './written-address.ts';

/** Names as Node and as people write them, with the document that put the version out of use. */
const obsolete: Readonly<Record<string, { readonly name: string; readonly year: number; readonly see: Reference }>> = {
  SSLv2: { name: 'SSL 2.0', year: 2011, see: 'rfc6176' },
  SSLv3: { name: 'SSL 3.0', year: 2015, see: 'rfc7568' },
  TLSv1: { name: 'TLS 1.0', year: 2021, see: 'rfc8996#4' },
  'TLSv1.0': { name: 'TLS 1.0', year: 2021, see: 'rfc8996#4' },
  'TLSv1.1': { name: 'TLS 1.1', year: 2021, see: 'rfc8996#5' },
};

/** A version was agreed that must not be used any more. */
export const obsoleteProtocol: SessionCheck = (session) => {
  const version = session.protocol === null ? undefined : obsolete[session.protocol];
  if (version === undefined) return [];
  return [
    {
      id: 'obsolete-protocol',
      severity: 'error',
      title: `The connection uses ${version.name}, which must not be used since ${version.year}`,
      detail: `${version.name} builds on MD5 and SHA-1 and knows no modern ciphers; browsers refuse it. The server agreed on nothing newer.`,
      advice: [
        'Enable TLS 1.2 and TLS 1.3 on the server and disable everything older.',
        'If the server cannot, put a proxy in front of it that speaks TLS 1.3.',
      ],
      citations: [...sources(version.see, 'rfc9325#3.1.1'), nistProtocols],
    },
  ];
};

/**
 * The server turned down every version that was offered, which leaves the obsolete ones: the alert protocol_version,
 * or an answer in a version that the TLS library here does not take.
 */
export const obsoleteProtocolOnly: OutcomeCheck = ({ host, port, failure }) => {
  const refused = failure?.alert?.from === 'server' && failure.alert.number === 70;
  if (!refused && failure?.cause?.code !== 'ERR_SSL_UNSUPPORTED_PROTOCOL') return [];
  return [
    {
      id: 'obsolete-protocol',
      severity: 'error',
      title: `The server ${writtenPlace(host, port)} speaks neither TLS 1.2 nor TLS 1.3`,
      detail: `Both were offered, and it ${
        refused ? 'ended the handshake with the alert protocol_version (70)' : 'chose an older one, which was refused'
      }. TLS 1.0 and TLS 1.1 must not be used since 2021; browsers refuse them as well.`,
      advice: [
        'Enable TLS 1.2 and TLS 1.3 on the server and disable everything older.',
        'If the server cannot, put a proxy in front of it that speaks TLS 1.3.',
      ],
      citations: [...sources('rfc8996', 'rfc9325#3.1.1'), nistProtocols],
    },
  ];
};

const nistProtocols = {
  ...nistKeyLengths('3.1'),
  document: 'NIST SP 800-52 Rev. 2',
  url: 'https://doi.org/10.6028/NIST.SP.800-52r2',
};
