import assert from 'node:assert/strict';
import type { Call, Exchange, TlsSession } from '../../../src/exchange/exchange.ts';
import { examine } from '../../../src/findings/examine.ts';
import type { Finding } from '../../../src/findings/finding.ts';
import { findingIds } from '../../../src/findings/finding-ids.ts';
import { call, exchange, failure, now } from './build.ts';

/** What is examined: a session is the connection of a good call, or of a refused one where it is not trusted. */
export type Examined = TlsSession | Call | readonly Call[] | Exchange;

/**
 * Every test of a finding goes through here: all findings as `severity id: title`, and what must hold for any of them.
 * Gives them back for a closer look at detail and advice.
 */
export function check(examined: Examined, expected: readonly string[]): readonly Finding[] {
  return checkFindings(examine(asExchange(examined), now), expected);
}

/** The same for findings that were made of something else. */
export function checkFindings(findings: readonly Finding[], expected: readonly string[]): readonly Finding[] {
  assert.deepEqual(
    findings.map(({ severity, id, title }) => `${severity} ${id}: ${title}`),
    expected,
  );
  for (const finding of findings) {
    const { id, title, detail, advice, citations } = finding;
    assert.ok(findingIds.some((known) => known === id));
    assert.doesNotMatch(title, /\.$|undefined|null|NaN/, 'a title is no sentence with a full stop');
    assert.match(detail, /^[^\s].*[.!?]$/s, 'a detail is made of sentences');
    assert.doesNotMatch(detail, /undefined|NaN| {2}/);
    assert.ok(advice.length > 0, 'there is advice');
    for (const one of advice) assert.match(one, /^[^\s].*[.!?]$/s);
    assert.doesNotMatch(
      advice[0] ?? '',
      /no-reject|--insecure|^(?:switch|turn|disable)/i,
      'switching checks off is never the first advice',
    );
    assert.ok(citations.length > 0, 'there is a citation');
    for (const { document, url } of citations) {
      assert.notEqual(document, '');
      assert.match(url, /^https:\/\//);
    }
  }
  return findings;
}

function asExchange(examined: Examined): Exchange {
  if ('calls' in examined) return examined;
  if ('sent' in examined) return exchange([examined]);
  if (!('protocol' in examined)) return exchange(examined);
  return exchange([
    examined.trusted
      ? call({ session: examined })
      : call({ session: examined, failure: failure('TLS_UNTRUSTED'), written: false }),
  ]);
}
