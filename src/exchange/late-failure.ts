import type { Connection, Failure } from './exchange.ts';
import { codeOfErrno, failure, type Place, placeName } from './failure.ts';
import type { LateWord } from './late-word.ts';
import { alertNumberOf, isTlsError, tlsErrorText } from './tls/tls-error.ts';
import { alertFailure } from './tls/tls-failure.ts';
import { wishOf } from './tls/wish-of.ts';

/** The failure of a connection that was ended right after its handshake, before anything was sent; `null` when it was not. */
export function lateFailure(word: LateWord, { tls }: Connection, place: Place): Failure | null {
  if (word.kind === 'none') return null;
  const error = word.kind === 'error' ? word.error : null;
  const wish = wishOf(tls);
  const alert = error !== null && isTlsError(error) ? alertNumberOf(error) : null;
  if (error !== null && alert !== null) return alertFailure(error, alert, wish, place);
  const name = placeName(place);
  if (wish.sent !== null) {
    const message = `${name} got the client certificate “${wish.sent}”, and ended the connection after the handshake.`;
    return failure('TLS_CLIENT_CERTIFICATE_REFUSED', 'tls', message, { error });
  }
  if (wish.asked === true) {
    const message = `${name} asked for a client certificate, got none, and ended the connection after the handshake.`;
    return failure('TLS_CLIENT_CERTIFICATE_REQUIRED', 'tls', message, { error });
  }
  const code = error === null ? 'CONNECTION_CLOSED' : isTlsError(error) ? 'TLS_HANDSHAKE_FAILED' : codeOfErrno(error);
  const did = code === 'CONNECTION_CLOSED' ? 'closed the connection' : 'broke the connection off';
  return failure(code, 'tls', `${name} ${did} right after the handshake.`, {
    error,
    ...(error === null ? {} : { causeText: tlsErrorText(error) }),
  });
}
