import type { TlsSession } from '../exchange/exchange.ts';
import { alertName } from '../exchange/tls/names.ts';
import { wishOf } from '../exchange/tls/wish-of.ts';
import { shortened } from './certificates-in-use.ts';
import type { Outcome, OutcomeCheck } from './check.ts';
import { sources } from './sources.ts';
import { writtenPlace } from './written-address.ts';

/**
 * The server wants a certificate from the client and did not get one it accepts: it says so in an alert
 * (certificate_required in TLS 1.3, a general one before), or, as nginx does, in a 400.
 */
export const clientCertificateRequired: OutcomeCheck = (outcome) => {
  const reason = reasonOf(outcome);
  if (reason === null) return [];
  const { host, port, session } = outcome;
  const place = writtenPlace(host, port);
  const { sent } = wishOf(session);
  return [
    {
      id: 'client-certificate-required',
      severity: 'error',
      title:
        sent === null
          ? `The server ${place} requires a client certificate`
          : `The server ${place} does not accept the client certificate “${shortened(sent)}”`,
      detail: `In the handshake it asked the client to prove who it is with a certificate of its own (mutual TLS), and ${reason}.${
        session?.protocol === 'TLSv1.3'
          ? ' In TLS 1.3 the refusal comes after the handshake has ended for the client, so it looks like a connection that breaks off.'
          : ''
      }${acceptedText(session)}`,
      advice: [
        ...(sent === null
          ? []
          : ['Check that the certificate is valid now, and comes from an authority that the server accepts.']),
        sent === null
          ? 'Get a client certificate and its key from whoever runs the server.'
          : 'Ask whoever runs the server which certificates it takes; its log says what it objected to.',
        giveToPortside,
        'If the server should not ask for one, look at its setting for client verification.',
      ],
      citations: sources('rfc8446#4.3.2', 'rfc8446#6.2'),
    },
  ];
};

/** Where a person names their own certificate. */
export const giveToPortside =
  'Give certificate and key to Portside: in the editor with the setting portside.clientCertificates, on the command line with --cert and --key.';

const mostNamed = 3;

/** From whom it would take one, as far as it said. */
function acceptedText(session: TlsSession | null): string {
  const request = session?.record?.certificateRequest ?? null;
  if (request === null || request === 'not-known' || request.authorities.length === 0) return '';
  const named = request.authorities.slice(0, mostNamed).map((name) => `“${shortened(name)}”`);
  const rest = request.authorityCount - named.length;
  return ` It accepts certificates from ${named.join(', ')}${rest > 0 ? ` and ${rest} other${rest === 1 ? '' : 's'}` : ''}.`;
}

/** bad_certificate to certificate_unknown, and unknown_ca: what servers say of a certificate they do not accept. */
const aboutCertificates: readonly number[] = [42, 43, 44, 45, 46, 48];

function reasonOf({ failure, session, response }: Outcome): string | null {
  const alert = failure?.alert?.from === 'server' ? failure.alert.number : null;
  // The server does not check ours in any other case.
  if (alert !== null && aboutCertificates.includes(alert))
    return `refused the one it got: ${alertName(alert)} (alert ${alert})`;
  if (failure?.code === 'TLS_CLIENT_CERTIFICATE_REFUSED')
    return alert === null
      ? 'ended the connection when it had got one'
      : `refused the one it got (alert ${alert}), and does not say why`;
  if (failure?.code === 'TLS_CLIENT_CERTIFICATE_REQUIRED' || alert === 116)
    return 'ended the connection since none came';
  if (alert === 40 && session?.clientCertificateRequested === true) return 'then ended the handshake (alert 40)';
  if (response?.status === 400 || response?.status === 496 || response?.status === 495) {
    const body = new TextDecoder('latin1').decode(response.body.subarray(0, 4096));
    if (/No required SSL certificate was sent/i.test(body)) return `answered ${response.status}, since none came`;
    if (/The SSL certificate error/i.test(body))
      return `answered ${response.status}, since it does not accept the one it got`;
  }
  return null;
}
