import { deepEqual } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { readMultipart } from '../../../src/playground/endpoints/multipart.ts';

function check(lines: readonly string[], contentType: string, expected: object): void {
  deepEqual(readMultipart(Buffer.from(lines.join('\r\n')), contentType), expected);
}

describe('multipart/form-data', () => {
  const type = 'multipart/form-data; boundary=xyz';
  const field = ['--xyz', 'Content-Disposition: form-data; name="a"', '', 'one', 'two'];
  const file = [
    '--xyz',
    'content-disposition: form-data; name="f"; filename="a.txt"',
    'Content-Type: text/plain',
    '',
    'x',
  ];

  it('gives fields and files', () => {
    check([...field, ...file, '--xyz--', ''], type, {
      form: [['a', 'one\r\ntwo']],
      files: [{ name: 'f', fileName: 'a.txt', contentType: 'text/plain', size: 1, text: 'x' }],
    });
  });

  it('reads a quoted boundary, and what stands before the first one is left out', () => {
    check(['preamble', ...field, '--xyz--'], 'multipart/form-data; boundary="xyz"', {
      form: [['a', 'one\r\ntwo']],
      files: [],
    });
  });

  it('keeps an empty value', () => {
    check(['--xyz', 'Content-Disposition: form-data; name="a"', '', '', '--xyz--'], type, {
      form: [['a', '']],
      files: [],
    });
  });

  it('does not give a part that never ends', () => {
    check(field, type, { form: [], files: [] });
  });

  it('does not give a part without a head', () => {
    check(['--xyz', 'no head', '--xyz--'], type, { form: [], files: [] });
  });
});
