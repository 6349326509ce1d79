/** From when to when a certificate holds: RFC 5280 section 6.1.3 (a)(2). */

import * as der from '../../../src/playground/der.ts';
import { serving, tlsServer } from '../behaviour.ts';
import { type Expectation, type LabCase, labCase, refused, warned } from '../lab-case.ts';
import { day, hour } from '../workbench.ts';

/** `from` and `to` in milliseconds from now. */
function dated(name: string, expected: Expectation, from: number, to: number): LabCase {
  return labCase(name, expected, (bench, host) => {
    const leaf = bench.leaf(host, { notBefore: bench.now + from, notAfter: bench.now + to });
    return { behaviour: tlsServer(serving(leaf, bench.issuing)) };
  });
}

const expired = refused(['certificate-expired']);
const early = refused(['certificate-not-yet-valid']);
const soon = warned(['certificate-expires-soon']);

export const validityCases: readonly LabCase[] = [
  dated('expired', refused(['certificate-expired'], { says: /3 days/ }), -93 * day, -3 * day - hour),
  dated('expired-an-hour-ago', expired, -90 * day, -hour),
  dated('expired-for-years', expired, -2000 * day, -1200 * day),
  dated('expired-before-it-began', expired, -10 * day, -20 * day),
  dated('not-yet-valid', refused(['certificate-not-yet-valid'], { says: /3 days/ }), 3 * day + hour, 93 * day),
  dated('not-yet-valid-for-an-hour', early, hour, 90 * day),
  dated('expires-tomorrow', soon, -89 * day, day + hour),
  dated('expires-in-five-days', soon, -85 * day, 5 * day + hour),
  dated('expires-within-the-hour', soon, -90 * day, hour / 2),
  labCase('expired-intermediate', refused(['certificate-expired'], { says: /Expired Issuing/ }), (bench, host) => {
    const issuing = bench.authority('Portside Lab Expired Issuing', { notAfter: bench.now - 2 * day });
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing)) };
  }),
  labCase('not-yet-valid-intermediate', early, (bench, host) => {
    const issuing = bench.authority('Portside Lab Early Issuing', { notBefore: bench.now + 2 * day });
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing)) };
  }),
  labCase('expired-root', expired, (bench, host) => {
    const root = bench.authority('Portside Lab Expired Root', { notAfter: bench.now - 2 * day }, null);
    const issuing = bench.authority('Portside Lab Below Expired', {}, root);
    return { trusted: [root], behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing)) };
  }),
  labCase('intermediate-expires-soon', soon, (bench, host) => {
    const issuing = bench.authority('Portside Lab Ending Issuing', { notAfter: bench.now + 4 * day });
    return { behaviour: tlsServer(serving(bench.leaf(host, {}, issuing), issuing)) };
  }),
  labCase('expired-in-generalized-time', expired, (bench, host) => {
    const notAfter = der.generalizedTime(bench.now - day);
    return { behaviour: tlsServer(serving(bench.leaf(host, { notAfter }), bench.issuing)) };
  }),
  labCase('all-of-the-chain-expired', expired, (bench, host) => {
    const issuing = bench.authority('Portside Lab Long Gone', { notAfter: bench.now - 5 * day });
    const leaf = bench.leaf(host, { notAfter: bench.now - 9 * day }, issuing);
    return { behaviour: tlsServer(serving(leaf, issuing)) };
  }),
  labCase('trusted-itself-and-expired', expired, (bench, host) => {
    const own = bench.leaf(host, { notAfter: bench.now - 3 * day }, null);
    return { trusted: [own], behaviour: tlsServer(serving(own)) };
  }),
  labCase('date-that-no-calendar-has', refused(['malformed-certificate']), (bench, host) => {
    const notAfter = der.element(0x17, Buffer.from('491399999999Z'));
    return { behaviour: tlsServer(serving(bench.leaf(host, { notAfter }), bench.issuing)) };
  }),
  labCase('date-of-another-time-zone', refused(['malformed-certificate']), (bench, host) => {
    const notAfter = der.element(0x17, Buffer.from('480301000000+0100'));
    return { behaviour: tlsServer(serving(bench.leaf(host, { notAfter }), bench.issuing)) };
  }),
  labCase('date-with-a-fraction-of-a-second', refused(['malformed-certificate']), (bench, host) => {
    const notAfter = der.element(0x18, Buffer.from('20480301000000.5Z'));
    return { behaviour: tlsServer(serving(bench.leaf(host, { notAfter }), bench.issuing)) };
  }),
];
