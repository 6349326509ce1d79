import { deepEqual, equal, match } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { explainMethod, knownMethods } from '../../../src/explain/explain-method.ts';
import { checkExplanation, checkUnique } from './check-explanation.ts';

/** The IANA registry as of 2026-06-17, written down by hand: name, safe, idempotent. */
const registry = `
ACL no yes, BASELINE-CONTROL no yes, BIND no yes, CHECKIN no yes, CHECKOUT no yes, CONNECT no no, COPY no yes,
DELETE no yes, GET yes yes, HEAD yes yes, LABEL no yes, LINK no yes, LOCK no no, MERGE no yes, MKACTIVITY no yes,
MKCALENDAR no yes, MKCOL no yes, MKREDIRECTREF no yes, MKWORKSPACE no yes, MOVE no yes, OPTIONS yes yes,
ORDERPATCH no yes, PATCH no no, POST no no, PRI yes yes, PROPFIND yes yes, PROPPATCH no yes, PUT no yes,
QUERY yes yes, REBIND no yes, REPORT yes yes, SEARCH yes yes, TRACE yes yes, UNBIND no yes, UNCHECKOUT no yes,
UNLINK no yes, UNLOCK no yes, UPDATE no yes, UPDATEREDIRECTREF no yes, VERSION-CONTROL no yes, * no no`
  .split(',')
  .map((entry) => entry.trim().split(' ') as [name: string, safe: string, idempotent: string]);

const unofficial = ['PURGE', 'BAN', 'NOTIFY', 'SUBSCRIBE', 'UNSUBSCRIBE', 'M-SEARCH'];

describe('Explaining a method', () => {
  for (const [name, safe, idempotent] of registry) {
    it(`knows ${name} as the registry does`, () => {
      const explanation = explainMethod(name);
      checkExplanation(explanation);
      deepEqual([explanation?.kind, explanation?.key], ['method', name]);
      match(
        explanation?.detail ?? '',
        new RegExp(`Safe: ${safe}\\. Idempotent: ${idempotent}\\. Caching: .+\\. Body: .+\\.$`),
      );
    });
  }

  for (const name of unofficial) {
    it(`knows ${name} and says that it is not registered`, () => {
      checkExplanation(explainMethod(name));
      match(explainMethod(name)?.detail ?? '', /^In use without being registered/);
    });
  }

  it('knows these methods and no others, each once', () => {
    deepEqual(knownMethods().toSorted(), [...registry.map(([name]) => name), ...unofficial].toSorted());
    checkUnique(knownMethods());
  });

  it('warns of TRACE and CONNECT', () => {
    match(explainMethod('TRACE')?.detail ?? '', /Cookie and Authorization/);
    match(explainMethod('CONNECT')?.detail ?? '', /lets strangers reach the network/);
  });

  for (const name of ['get', 'Get', 'FETCH', '', 'toString', 'GET ']) {
    it(`does not know ${JSON.stringify(name)}: names are case-sensitive`, () => {
      equal(explainMethod(name), null);
    });
  }
});
