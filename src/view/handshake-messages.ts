import type { TlsEvent, TlsEventKind } from '../exchange/exchange.ts';
import type { HandshakeMessageRow, HandshakeStep } from './certificate-view.ts';
import { durationText } from './duration-text.ts';
import { exactBytes, sizeText } from './size-text.ts';
import { visibleText } from './visible-text.ts';

type Step = HandshakeStep['step'];

/** What is not listed belongs to the step of the message before it. */
const steps: Readonly<Partial<Record<TlsEventKind, Step>>> = {
  'client-hello': 'hello',
  'hello-retry-request': 'hello',
  'server-hello': 'hello',
  certificate: 'certificate',
  'key-exchange': 'key-exchange',
  'client-key-exchange': 'key-exchange',
  'server-finished': 'finished',
  'client-finished': 'finished',
  'trust-decision': 'trust',
};

/** As RFC 8446 and RFC 5246 call them. */
const names: Readonly<Partial<Record<TlsEventKind, string>>> = {
  'client-hello': 'ClientHello',
  'hello-retry-request': 'HelloRetryRequest',
  'server-hello': 'ServerHello',
  certificate: 'Certificate',
  'client-key-exchange': 'ClientKeyExchange',
  'change-cipher-spec': 'ChangeCipherSpec',
  'server-finished': 'Finished',
  'client-finished': 'Finished',
  'trust-decision': 'Decision',
  alert: 'Alert',
};

/** The messages of each step. `offset`: milliseconds from the start of the TCP connection to its standing. */
export function handshakeMessages(
  events: readonly TlsEvent[],
  offset: number,
): ReadonlyMap<Step, readonly HandshakeMessageRow[]> {
  const rows = new Map<Step, HandshakeMessageRow[]>();
  const isTls13 = events.some(({ kind, values }) => kind === 'server-hello' && values['version'] === 'TLSv1.3');
  for (const { step, event } of placed(events)) {
    const row = messageRow(event, offset, isTls13);
    const before = rows.get(step);
    if (before) before.push(row);
    else rows.set(step, [row]);
  }
  return rows;
}

/** Bytes of the step's messages by direction; empty when none are known. */
export function trafficText(events: readonly TlsEvent[], wanted: Step): string {
  const own = placed(events).filter(({ step }) => step === wanted);
  const sum = (from: TlsEvent['from']): number =>
    own.reduce((total, { event }) => total + (event.from === from ? (event.size ?? 0) : 0), 0);
  const [sent, received] = [sum('client'), sum('server')];
  return [sent > 0 ? `${sizeText(sent)} sent` : '', received > 0 ? `${sizeText(received)} received` : '']
    .filter((one) => one !== '')
    .join(', ');
}

function placed(events: readonly TlsEvent[]): readonly { readonly step: Step; readonly event: TlsEvent }[] {
  let step: Step = 'hello';
  return events.map((event) => {
    // In TLS 1.3 it stands anywhere and means nothing.
    if (event.kind === 'change-cipher-spec') return { step: 'finished', event };
    step = steps[event.kind] ?? step;
    return { step, event };
  });
}

function messageRow(event: TlsEvent, offset: number, isTls13: boolean): HandshakeMessageRow {
  const { kind, from, at, size, values } = event;
  return {
    name: kind === 'key-exchange' ? (isTls13 ? 'CertificateVerify' : 'ServerKeyExchange') : (names[kind] ?? kind),
    from,
    time: at === null ? '' : durationText(at + offset),
    size: size === null ? '' : exactBytes(size),
    values: Object.entries(values)
      .filter(([, value]) => value !== '')
      .map(([label, value]) => ({ label, value: visibleText(value, false), hint: null, style: 'text' })),
  };
}
