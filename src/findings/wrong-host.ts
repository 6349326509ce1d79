import type { Certificate } from '../certificate/certificate.ts';
import { canonicalAddress, matchesHost } from '../certificate/matches-host.ts';
import { leafOf, shortened } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { baselineRequirements, sources } from './sources.ts';

/** None of the certificate's names is the host (RFC 9525). */
export const wrongHost: SessionCheck = (session) => {
  const leaf = leafOf(session);
  const host = session.checkedName;
  if (leaf === null || matchesHost(leaf, host).matched !== null) return [];
  const { title, detail, advice } = reasonOf(leaf, host);
  const noName =
    session.serverName === null
      ? ' No server name was sent in the handshake, since the host is an address; a server with several certificates then sends its default one.'
      : '';
  return [
    {
      id: 'wrong-host',
      severity: 'error',
      title,
      detail: `${detail}${noName}`,
      advice,
      citations: [
        ...sources('rfc9110#4.3.4', canonicalAddress(host) === null ? 'rfc9525#6.3' : 'rfc9525#6.4'),
        baselineRequirements('7.1.2.7.12'),
      ],
    },
  ];
};

interface Reason {
  readonly title: string;
  readonly detail: string;
  readonly advice: readonly string[];
}

function reasonOf(leaf: Certificate, host: string): Reason {
  const names = leaf.subjectAltNames.filter(({ kind }) => kind === 'dns').map(({ value }) => value);
  const addresses = leaf.subjectAltNames.filter(({ kind }) => kind === 'ip').map(({ value }) => value);
  const address = canonicalAddress(host);
  const lower = host.toLowerCase();
  const reissue = `Have a certificate issued that names ${host}.`;
  const useOther = otherHostAdvice(names);

  if (names.length + addresses.length === 0) {
    const commonName = leaf.subject.commonName;
    return {
      title: 'The certificate names no host at all',
      detail: `It has no subject alternative names that could be compared with ${host}.${
        commonName === null
          ? ''
          : ` Its common name “${shortened(commonName)}” does not count: browsers have ignored common names since 2017, and the standard forbids relying on them, though some tools still do.`
      }`,
      advice: [`Have the certificate issued anew with ${host} as a subject alternative name.`],
    };
  }
  if (address !== null && names.some((name) => canonicalAddress(name) === address)) {
    return {
      title: `The certificate lists ${host} as a DNS name, not as an IP address`,
      detail: 'An address counts only as an entry of the type iPAddress. As a DNS name it matches nothing.',
      advice: [`Have the certificate issued anew with ${host} as an IP entry (in OpenSSL “IP:${host}”).`],
    };
  }
  if (address !== null) {
    return {
      title: `The certificate is for ${listed([...addresses, ...names])}, not for the address ${host}`,
      detail:
        addresses.length === 0
          ? 'It names hosts only and no address.'
          : 'None of the addresses it lists is the one that was asked for.',
      advice: [
        ...(useOther === null ? [] : [useOther]),
        `Have the address added as an IP entry; public authorities rarely issue such certificates.`,
      ],
    };
  }
  const wildcard = names.find((name) => /^\*\.[^*]+\.[^*]+$/.test(name) && lower.endsWith(name.slice(1).toLowerCase()));
  if (wildcard !== undefined) {
    return {
      title: `The wildcard ${shortened(wildcard)} covers one label only, not ${host}`,
      detail: `The asterisk stands for exactly one label: ${shortened(wildcard.replace('*', 'a'))} matches, ${host} has more.`,
      advice: [
        `Have ${host} or *${host.slice(host.indexOf('.'))} added to the certificate.`,
        `Use a host name directly below ${shortened(wildcard.slice(2))}.`,
      ],
    };
  }
  const apex = names.find((name) => name.toLowerCase() === `*.${lower}`);
  if (apex !== undefined) {
    return {
      title: `The wildcard ${shortened(apex)} does not cover ${host} itself`,
      detail: 'The asterisk stands for exactly one label and never for none.',
      advice: [`Have ${host} added to the certificate beside ${shortened(apex)}.`],
    };
  }
  return {
    title: `The certificate is for ${listed([...names, ...addresses])}, not for ${host}`,
    detail: `${leaf.subjectAltNames.length === 1 ? 'The only name' : 'None of the names'} in the certificate ${
      leaf.subjectAltNames.length === 1 ? 'is not' : 'is'
    } the one that was asked for. Either the server is not set up for this name and answered with its default certificate, or another server answered.`,
    advice: [
      'Check the host name for a slip, and whether DNS or the hosts file leads to the right machine.',
      ...(useOther === null ? [] : [useOther]),
      reissue,
    ],
  };
}

/** The name that a person may have meant, when there is one that can be used as it is. */
function otherHostAdvice(names: readonly string[]): string | null {
  const usable = names.find((name) => !name.includes('*') && canonicalAddress(name) === null);
  return usable === undefined ? null : `Use the name ${shortened(usable)}, if that is the server you mean.`;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 4).map(shortened);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} other${rest === 1 ? '' : 's'}`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}
