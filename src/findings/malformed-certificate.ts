import type { TlsSession } from '../exchange/exchange.ts';
import type { Reference } from '../explain/cite.ts';
import type { Found, SessionCheck } from './check.ts';
import { faultsOf } from './faults-of.ts';
import { sources } from './sources.ts';

/** A certificate breaks the rules of its form in a way that leaves open what it says. */
export const malformedCertificate: SessionCheck = (session) => [
  ...unreadable(session),
  ...faultsOf(session, 'CERTIFICATE_ENCODING').map(({ title }) =>
    describe(
      `${title} is not encoded as the standard demands`,
      'A certificate has exactly one right encoding (DER), so that every program reads the same in it. In this one lengths, numbers, truth values or other pieces are written otherwise. Some programs read over that; browsers and others refuse it.',
      'rfc5280#4.1',
    ),
  ),
  ...faultsOf(session, 'VALIDITY_UNREADABLE').map(({ title }) =>
    describe(
      `${title} has dates of validity that cannot be read`,
      'They are not written as the standard demands, to the second and in UTC, or name a day that does not exist. So nobody can say whether it is valid now.',
      'rfc5280#4.1.2.5',
    ),
  ),
  ...faultsOf(session, 'DUPLICATE_EXTENSION').map(({ title, values }) =>
    describe(
      `${title} has the extension ${values['extension']} more than once`,
      'Which of them counts would depend on the software that reads it, so the standard forbids it.',
      'rfc5280#4.2',
    ),
  ),
  ...faultsOf(session, 'EXTENSION_UNREADABLE').map(({ title, values }) =>
    describe(
      `${title} has an extension that cannot be read: ${values['extension']}`,
      'Its content is not what the standard says for this extension, so the names, uses or limits in it are not known.',
      'rfc5280#4.2.1',
    ),
  ),
  ...faultsOf(session, 'SIGNATURE_ALGORITHM_MISMATCH').map(({ title, certificate }) =>
    describe(
      `${title} names two different signature algorithms`,
      `Outside it says ${certificate.signatureAlgorithm}, inside of what is signed something else. They must be the same, since the one outside is not protected.`,
      'rfc5280#4.1.1.2',
    ),
  ),
];

function unreadable({ faults }: TlsSession): Found {
  return faults.some(({ code }) => code === 'CERTIFICATE_UNREADABLE')
    ? [
        describe(
          'The server sent a certificate that cannot be read',
          'It is no X.509 certificate in DER, or a damaged one: its names, dates and limits are not known.',
          'rfc5280#4.1',
        ),
      ]
    : [];
}

function describe(title: string, detail: string, section: Reference): Found[number] {
  return {
    id: 'malformed-certificate',
    severity: 'error',
    title,
    detail,
    advice: [
      'Have the certificate issued anew with current software.',
      'If the server is yours, compare what it sends with the file of the authority, which may have been damaged.',
    ],
    citations: sources(section),
  };
}
