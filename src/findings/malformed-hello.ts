import type { HelloBreach } from '../exchange/tls/handshake-record.ts';
import type { Reference } from '../explain/cite.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';

/** The server's hello breaks a rule over which OpenSSL reads and other clients do not. */
export const malformedHello: SessionCheck = ({ record }) =>
  (record?.serverHello?.breaches ?? []).map((breach) => ({
    id: 'malformed-hello',
    severity: 'error',
    title: `The server’s hello is wrong: ${texts[breach].title}`,
    detail: `${texts[breach].detail} A client has to break the handshake off then. OpenSSL, with which Node.js works in a terminal, reads over it; browsers and desktop VS Code may not.`,
    advice: [
      'Bring the TLS library of the server up to date.',
      'Try from another network, to rule out a device between that answers in place of the server.',
    ],
    citations: sources(texts[breach].reference),
  }));

const texts: Readonly<Record<HelloBreach, { title: string; detail: string; reference: Reference }>> = {
  'legacy-version': {
    title: 'the place for old versions does not say TLS 1.2',
    detail:
      'TLS 1.3 is agreed in an extension, and where the version stood before, TLS 1.2 has to stand for the sake of old devices.',
    reference: 'rfc8446#4.1.3',
  },
  'point-formats': {
    title: 'it does not understand points of curves as they are sent',
    detail:
      'It lists forms in which it understands the points of elliptic curves, and the one that everybody uses is not among them.',
    reference: 'rfc8422#5.1.2',
  },
  'encrypt-then-mac': {
    title: 'it promises encrypt-then-MAC for a cipher suite without a MAC',
    detail: 'Encrypt-then-MAC is for suites in CBC mode. With any other the server has to leave it out.',
    reference: 'rfc7366#3',
  },
};
