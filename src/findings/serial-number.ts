import type { SessionCheck } from './check.ts';
import { faultsOf } from './faults-of.ts';
import { baselineRequirements, sources } from './sources.ts';

/** Zero, negative or longer than 20 octets (RFC 5280 section 4.1.2.2). */
export const serialNumber: SessionCheck = (session) =>
  faultsOf(session, 'SERIAL_NUMBER').map(({ title, values }) => ({
    id: 'serial-number',
    severity: 'notice',
    title: `The serial number of ${title.replace(/^T/, 't')} is ${values['oddity']}`,
    detail:
      'It should be a positive number of 20 octets at most, with randomness in it. Clients accept others, but lists of revoked certificates name certificates by it.',
    advice: ['Let the authority give random positive serial numbers, as “openssl ca -rand_serial” does.'],
    citations: [...sources('rfc5280#4.1.2.2'), baselineRequirements('7.1')],
  }));
