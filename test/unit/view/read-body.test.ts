import assert from 'node:assert/strict';
import { bodyPiece, bodyText } from '../../../src/view/body-piece.ts';
import { panelLimits, presentBody, wholeLimits } from '../../../src/view/present-body.ts';
import { type ReadBody, readBody } from '../../../src/view/read-body.ts';
import { bytesOf } from './example-exchange.ts';

const read = (bytes: Uint8Array, contentType: string | null, complete = true): Promise<ReadBody> =>
  readBody({
    bytes,
    contentType,
    contentDisposition: null,
    url: 'http://localhost/x',
    complete,
    emptyText: 'Nothing.',
  });

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
const zip = Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0);

describe('readBody', () => {
  const kinds: readonly (readonly [string, Uint8Array, string | null, string, string, RegExp | null])[] = [
    ['JSON', bytesOf('{"a":1}'), 'application/json', 'text', 'JSON', null],
    ['a problem document', bytesOf('{"a":1}'), 'application/problem+json', 'text', 'JSON', null],
    [
      'JSON without a type',
      bytesOf('[1]'),
      null,
      'text',
      'JSON',
      /No Content-Type is given; by its content it is JSON/,
    ],
    ['JSON as bytes', bytesOf('{"a":1}'), 'application/octet-stream', 'text', 'JSON', /by its content it is JSON/],
    [
      'HTML that calls itself JSON',
      bytesOf('<!DOCTYPE html><p>no'),
      'application/json',
      'text',
      'HTML document',
      /but the body is HTML/,
    ],
    ['JSON in plain text', bytesOf('{"a":1}'), 'text/plain', 'text', 'Plain text', null],
    ['a PNG', png, 'image/png', 'image', 'PNG image', null],
    ['a PNG without a type', png, null, 'image', 'PNG image', /by its first bytes it is a PNG image/],
    ['a PNG that calls itself JPEG', png, 'image/jpeg', 'image', 'PNG image', /first bytes are those of a PNG image/],
    ['a PNG that calls itself text', png, 'text/plain', 'image', 'PNG image', /first bytes are those of a PNG image/],
    ['an SVG', bytesOf('<svg/>'), 'image/svg+xml', 'image', 'SVG image', null],
    [
      'a spreadsheet',
      zip,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'binary',
      'ZIP archive',
      null,
    ],
    ['a ZIP that calls itself PDF', zip, 'application/pdf', 'binary', 'ZIP archive', /those of a ZIP archive/],
    ['bytes', Uint8Array.of(0, 1, 2), null, 'binary', 'Binary data', null],
    ['bytes that call themselves PNG', Uint8Array.of(0, 1, 2), 'image/png', 'binary', 'Binary data', /no PNG image/],
    ['text of an unknown type', bytesOf('a: 1\n'), 'application/x-thing', 'text', 'Plain text', null],
  ];
  for (const [what, bytes, type, kind, typeName, note] of kinds) {
    it(`takes ${what} for ${typeName}${note === null ? '' : ', and says why'}`, async () => {
      const body = await read(bytes, type);
      assert.deepEqual([body.type?.kind, body.type?.typeName], [kind, typeName]);
      if (note === null) assert.deepEqual(body.notes, []);
      else assert.match(body.notes.join('\n'), note);
    });
  }

  const charsets: readonly (readonly [string, Uint8Array, string, string, string, RegExp | null])[] = [
    ['the declared charset', Uint8Array.of(0xe9), 'text/plain; charset=iso-8859-1', 'é', 'windows-1252', null],
    [
      'a byte order mark before the declared charset',
      Uint8Array.of(0xff, 0xfe, 0xe9, 0),
      'text/plain; charset=utf-8',
      'é',
      'UTF-16LE',
      null,
    ],
    [
      'an XML declaration',
      bytesOf('<?xml version="1.0" encoding="windows-1252"?><a/>'),
      'text/xml',
      '<?xml version="1.0" encoding="windows-1252"?><a/>',
      'windows-1252',
      null,
    ],
    [
      'a meta element',
      bytesOf('<html><meta charset="koi8-r">'),
      'text/html',
      '<html><meta charset="koi8-r">',
      'KOI8-R',
      null,
    ],
    ['UTF-8 where nothing is said', bytesOf('naïve'), 'text/plain', 'naïve', 'UTF-8', null],
    [
      'UTF-8 where what is said is not known',
      bytesOf('naïve'),
      'text/plain; charset=martian',
      'naïve',
      'UTF-8',
      /"martian" is not known/,
    ],
    [
      'the declared charset where bytes do not fit, and says so',
      Uint8Array.of(0x61, 0xff),
      'text/plain; charset=utf-8',
      'a\ufffd',
      'UTF-8',
      /not valid UTF-8/,
    ],
  ];
  for (const [what, bytes, type, text, charset, note] of charsets) {
    it(`reads with ${what}`, async () => {
      const body = await read(bytes, type);
      assert.deepEqual([body.raw, body.charset], [text, charset]);
      if (note === null) assert.deepEqual(body.notes, []);
      else assert.match(body.notes.join('\n'), note);
    });
  }

  it('guesses where nothing is said and it is not UTF-8, and says that it guessed', async () => {
    const cyrillic = Uint8Array.from(
      'Широкая электрификация южных губерний даст мощный толчок подъёму сельского хозяйства',
      (character) => {
        const code = character.charCodeAt(0);
        return code < 128 ? code : code === 0x451 ? 0xb8 : code - 0x410 + 0xc0;
      },
    );
    const body = await read(cyrillic, 'text/plain');
    assert.equal(body.charset, 'windows-1251');
    assert.match(body.notes.join(), /windows-1251 is a guess/);
  });

  it('does not take a character cut by a broken transfer for a wrong charset', async () => {
    const body = await read(bytesOf('naïve').subarray(0, 3), 'text/plain; charset=utf-8', false);
    assert.deepEqual([body.raw, body.notes], ['na', []]);
  });

  it('says where JSON stops being JSON, and does not when the transfer broke off', async () => {
    assert.match((await read(bytesOf('{"a":1,\n]'), 'application/json')).notes.join(), /line 2, column 1/);
    assert.match(
      (await read(bytesOf('{"a":1,\n'), 'application/json', false)).notes.join(),
      /ends where the transfer broke off/,
    );
  });
});

describe('presentBody', () => {
  it('says why there is no body', async () => {
    const view = presentBody(await read(new Uint8Array(), null), panelLimits);
    assert.deepEqual([view.kind, view.emptyText, view.pretty, view.hex], ['none', 'Nothing.', null, null]);
  });

  it('has no raw text where it is the pretty one', async () => {
    const view = presentBody(await read(bytesOf('plain'), 'text/plain'), wholeLimits);
    assert.deepEqual([view.pretty, view.raw], [{ text: 'plain', length: 5 }, null]);
  });

  it('brings the beginning of a large text, not within a surrogate pair, and the length of the whole', async () => {
    const view = presentBody(await read(bytesOf(`abc${'😀'.repeat(10)}`), 'text/plain'), { ...panelLimits, pretty: 4 });
    assert.deepEqual(view.pretty, { text: 'abc', length: 23 });
  });

  it('brings an image as a data URL up to its limit, and says so beyond it', async () => {
    const body = await read(png, 'image/png');
    assert.match(presentBody(body, panelLimits).dataUrl ?? '', /^data:image\/png;base64,iVBOR/);
    const large = presentBody(body, { ...panelLimits, image: 5 });
    assert.equal(large.dataUrl, null);
    assert.match(large.notes.join(), /Too large/);
  });

  it('brings the beginning of the hex dump for binary data, and only its length for a text', async () => {
    const binary = presentBody(await read(Uint8Array.of(0, 1, 2), null), panelLimits);
    assert.match(binary.hex?.text ?? '', /^00000000 {2}00 01 02 /);
    const text = presentBody(await read(bytesOf('plain'), 'text/plain'), panelLimits);
    assert.deepEqual(text.hex, { text: '', length: 77 });
  });

  it('takes the type of an image from its bytes and not from its declaration, which could be anything', async () => {
    const view = presentBody(await read(png, 'image/svg+xml'), panelLimits);
    assert.match(view.dataUrl ?? '', /^data:image\/png;/);
  });
});

describe('bodyPiece', () => {
  it('puts a text together from its pieces, in every form [slow]', async () => {
    const text = `[${'"😀é",'.repeat(150_000)}1]`;
    const body = await read(bytesOf(text), 'application/json');
    for (const form of ['pretty', 'raw', 'hex'] as const) {
      let whole = '';
      for (;;) {
        const piece = bodyPiece(body, 'response', form, whole.length);
        whole += piece.text;
        if (whole.length >= piece.length) break;
        assert.ok(piece.text.length > 0);
      }
      assert.equal(whole, bodyText(body, form), form);
    }
    assert.equal(bodyText(body, 'raw'), text);
  });

  it('writes a hex dump as people know it', async () => {
    const body = await read(bytesOf('GET / HTTP/1.1\r\n\r\n'), 'text/plain');
    assert.equal(
      bodyText(body, 'hex'),
      '00000000  47 45 54 20 2f 20 48 54  54 50 2f 31 2e 31 0d 0a  GET / HTTP/1.1..\n00000010  0d 0a                                             ..              \n',
    );
  });
});
