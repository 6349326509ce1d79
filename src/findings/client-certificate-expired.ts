import { holderOf } from './certificates-in-use.ts';
import type { SessionCheck } from './check.ts';
import { sources } from './sources.ts';
import { dayText, momentText, spanText } from './time-text.ts';

/** The certificate with which we say who we are is out of its time (RFC 5280 section 4.1.2.5). */
export const clientCertificateExpired: SessionCheck = ({ clientCertificateRequested, ownCertificate }, { now }) => {
  const certificate = ownCertificate?.certificate ?? null;
  if (ownCertificate === null || certificate === null || clientCertificateRequested !== true) return [];
  const { notBefore, notAfter } = certificate;
  if (notBefore <= now && now <= notAfter) return [];
  const isOver = notAfter < now;
  return [
    {
      id: 'client-certificate-expired',
      severity: 'warning',
      title: `The client certificate “${holderOf(certificate)}” ${
        isOver
          ? `expired ${spanText(now - notAfter)} ago (${dayText(notAfter)})`
          : `is not valid before ${dayText(notBefore)}`
      }`,
      detail: `It was given by ${ownCertificate.source} and is valid from ${momentText(notBefore)} to ${momentText(notAfter)}. Most servers refuse a client with such a certificate, many without saying why. The time is that of this computer: ${momentText(now)}.`,
      advice: isOver
        ? ['Have the certificate renewed by whoever issued it, and give the new one to Portside.']
        : ['Check the clock of this computer.', 'Use the certificate that is valid until then.'],
      citations: sources('rfc5280#4.1.2.5', 'rfc5280#6.1.3'),
    },
  ];
};
