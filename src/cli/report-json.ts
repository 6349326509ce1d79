import type { ExchangeReport } from '../view/exchange-report.ts';
import { slices } from './slices.ts';

/** Characters of a body that are written at a time: escaped, a whole one may be longer than V8 lets a string be. */
const pieceLength = 8 * 1024 * 1024;

/** The report as one line of JSON, in pieces. */
export function* reportJson(report: ExchangeReport): Generator<string> {
  const { response } = report;
  const key = response?.bodyText == null ? 'bodyBase64' : 'bodyText';
  const body = response?.[key] ?? '';
  if (response === null || body.length <= pieceLength) {
    yield `${JSON.stringify(report)}\n`;
    return;
  }
  // A quotation mark inside of a JSON string is escaped: only the key itself is written like this.
  const frame = JSON.stringify({ ...report, response: { ...response, [key]: '' } });
  const at = frame.indexOf(`"${key}":""`) + `"${key}":"`.length;
  yield frame.slice(0, at);
  for (const piece of slices(body, pieceLength)) yield JSON.stringify(piece).slice(1, -1);
  yield `${frame.slice(at)}\n`;
}
