import type { SessionCheck } from './check.ts';
import { faultsOf } from './faults-of.ts';
import { sources } from './sources.ts';

/** A critical extension that is not heeded here (RFC 5280 section 4.2). */
export const unknownCriticalExtension: SessionCheck = (session) =>
  faultsOf(session, 'UNKNOWN_CRITICAL_EXTENSION').map(({ title, values }) => ({
    id: 'unknown-critical-extension',
    severity: 'error',
    title: `${title} has a critical extension that is not understood: ${values['extension']}`,
    detail: values['extension']?.startsWith('precertificatePoison')
      ? 'It is no certificate but the draft of one, made for the logs of certificate transparency and marked so that nobody accepts it.'
      : 'Critical means that who does not understand the extension must refuse the certificate, because it may take back what the rest says.',
    advice: [
      values['extension']?.startsWith('precertificatePoison')
        ? 'Install the final certificate that the authority issued, not the precertificate.'
        : 'Have the certificate issued anew without the extension, or with the extension not critical.',
    ],
    citations: sources(
      'rfc5280#4.2',
      ...(values['extension']?.startsWith('precert') ? (['rfc6962#3.1'] as const) : []),
    ),
  }));
