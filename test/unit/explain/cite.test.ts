import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cite, type Reference } from '../../../src/explain/cite.ts';

describe('Expanding a reference', () => {
  for (const [reference, document, section, url] of [
    ['rfc9110#15.5.5', 'RFC 9110', '15.5.5', 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5'],
    ['rfc8446#appendix-B.4', 'RFC 8446', 'Appendix B.4', 'https://www.rfc-editor.org/rfc/rfc8446#appendix-B.4'],
    ['rfc8297', 'RFC 8297', '', 'https://www.rfc-editor.org/rfc/rfc8297'],
    ['rfc10008#2', 'RFC 10008', '2', 'https://www.rfc-editor.org/rfc/rfc10008#section-2'],
    ['iana:http-methods', 'IANA HTTP Method Registry', '', 'https://www.iana.org/assignments/http-methods/'],
    [
      'mdn:Web/HTTP/Reference/Headers/X-Forwarded-For',
      'MDN: X-Forwarded-For',
      '',
      'https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/X-Forwarded-For',
    ],
    ['fetch-standard', 'Fetch Standard', '', 'https://fetch.spec.whatwg.org/'],
  ] as const satisfies readonly (readonly [Reference, string, string, string])[]) {
    it(`turns ${reference} into ${url}`, () => {
      deepEqual(cite(reference), { document, section, url });
    });
  }
});
