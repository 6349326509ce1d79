import { sendBytes } from '../answer.ts';
import type { Endpoint, EndpointGroup } from '../endpoint.ts';

const greeting = 'Grüße aus dem Hafen: naïve café, ½ £ ±';
const worldwide = `${greeting}, 港口, порт, λιμάνι, 🚢\n`;

/** Byte order mark, little endian. */
const utf16 = Buffer.concat([Uint8Array.of(0xff, 0xfe), Buffer.from(worldwide, 'utf16le')]);

export const charsets: EndpointGroup = {
  title: 'Character encodings',
  endpoints: [
    encoded('/utf8', 'text/plain; charset=utf-8', 'Text in UTF-8, said so.', Buffer.from(worldwide)),
    encoded(
      '/latin1',
      'text/plain; charset=iso-8859-1',
      'Text in ISO-8859-1, said so.',
      Buffer.from(`${greeting}\n`, 'latin1'),
    ),
    encoded('/utf16', 'text/plain; charset=utf-16', 'Text in UTF-16 with a byte order mark.', utf16),
    encoded('/no-charset', 'text/plain', 'Text in UTF-8 whose type does not say so.', Buffer.from(worldwide)),
    encoded(
      '/wrong-charset',
      'text/plain; charset=utf-8',
      'Text that says UTF-8 and is ISO-8859-1.',
      Buffer.from(`${greeting}\n`, 'latin1'),
    ),
    encoded(
      '/shift-jis',
      'text/html; charset=shift_jis',
      'A page in Shift_JIS: “minato”, harbour.',
      Buffer.concat([Buffer.from('<p>'), Uint8Array.of(0x8d, 0x60), Buffer.from('</p>\n')]),
    ),
    encoded(
      '/meta-charset',
      'text/html',
      'A page that names its encoding only inside.',
      Buffer.from(`<!doctype html><meta charset="iso-8859-1"><p>${greeting}</p>\n`, 'latin1'),
    ),
    encoded('/unknown-charset', 'text/plain; charset=x-harbour', 'An encoding nobody knows.', Buffer.from('ahoy\n')),
  ],
};

function encoded(path: string, type: string, says: string, bytes: Uint8Array): Endpoint {
  return {
    path,
    methods: ['GET'],
    says,
    example: null,
    answer: (call) => sendBytes(call, bytes, { 'Content-Type': type }),
  };
}
