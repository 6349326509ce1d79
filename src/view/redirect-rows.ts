import type { Call, Exchange } from '../exchange/exchange.ts';
import { explainStatus } from '../explain/explain-status.ts';
import type { RedirectRow } from './response-view.ts';
import { fieldValue } from './status-here.ts';
import { visibleText } from './visible-text.ts';

/** One row per redirect that was followed. */
export function redirectRows({ calls }: Exchange): readonly RedirectRow[] {
  return calls.flatMap((call, index) => {
    const next = calls[index + 1];
    if (next?.cause !== 'redirect' || call.response === null) return [];
    const { status, fields } = call.response;
    return [
      {
        status,
        heading: `${status} ${explainStatus(status).title}`,
        from: call.sent.url,
        to: next.sent.url,
        notes: changes(call, next, fieldValue(fields, 'location') ?? ''),
      },
    ];
  });
}

function changes(call: Call, next: Call, location: string): readonly string[] {
  const notes: string[] = [];
  if (location !== next.sent.url) notes.push(`Location: ${visibleText(location, false)}`);
  if (call.sent.method !== next.sent.method)
    notes.push(`The method changed from ${call.sent.method} to ${next.sent.method}.`);
  if (call.sent.body !== null && next.sent.body === null) notes.push('The body was left out.');
  if (call.sent.url.startsWith('https:') && next.sent.url.startsWith('http:'))
    notes.push('It leads from HTTPS to plain HTTP.');
  if (call.sent.url.startsWith('http:') && next.sent.url.startsWith('https:'))
    notes.push('It leads from plain HTTP to HTTPS.');
  for (const { name, reason } of next.sent.dropped)
    notes.push(`${visibleText(name, false)} was not sent along: ${reason}`);
  return notes;
}
