import assert from 'node:assert/strict';
import { fieldNote, type NoteContext } from '../../../src/view/field-note.ts';
import { now } from './example-exchange.ts';

const context: NoteContext = { now, scheme: 'https', status: 200 };

describe('fieldNote', () => {
  const notes: readonly (readonly [string, string, string | null])[] = [
    ['Date', 'Mon, 23 Nov 2026 22:00:00 GMT', 'Its clock and this machine’s agree.'],
    ['Date', 'Mon, 23 Nov 2026 20:00:00 GMT', "The server's clock is 2 hours behind this machine's."],
    ['Date', 'yesterday', 'Not a date as HTTP writes it.'],
    ['Last-Modified', 'Fri, 20 Nov 2026 22:00:00 GMT', '3 days ago.'],
    ['Expires', '0', 'Stale since'],
    ['Retry-After', '120', 'In 2 minutes.'],
    ['Age', '3600', 'It has been in a cache for 1 hour.'],
    ['Cache-Control', 'no-store', 'Must not be stored.'],
    [
      'Cache-Control',
      'public, max-age=31536000, immutable',
      'Any cache may store it; fresh for 1 year; it will not change while it is fresh.',
    ],
    ['Cache-Control', 'extension=x', null],
    ['Content-Length', '1234567', '1.2 MB.'],
    ['Content-Length', '12', null],
    ['Content-Encoding', 'gzip, br', 'The body came compressed with gzip, then Brotli and is shown decoded.'],
    ['Content-Encoding', 'secret', 'A coding that is not known here: the body is shown as it came.'],
    ['Transfer-Encoding', 'chunked', 'The body came in chunks'],
    ['Content-Type', 'application/json; charset=latin1', 'JSON is always UTF-8'],
    ['Content-Type', 'application/json', null],
    ['Content-Range', 'bytes 0-499/1234', '500 bytes of 1,234 bytes.'],
    ['ETag', 'W/"1"', 'Weak:'],
    ['ETag', '"1"', 'Strong:'],
    ['Vary', '*', 'No cache can reuse it.'],
    ['Connection', 'close', 'The connection serves no further request.'],
    [
      'Keep-Alive',
      'timeout=5, max=100',
      'An idle connection stays open for 5 seconds, for at most 100 further requests.',
    ],
    [
      'Set-Cookie',
      'a=1; Max-Age=86400; HttpOnly; Secure; SameSite=Strict',
      'Kept for 24 hours; not readable by scripts; sent over HTTPS only; never sent along by other sites.',
    ],
    ['Set-Cookie', 'a=1', 'Kept until the browser closes; readable by scripts; also sent over plain HTTP.'],
    ['Set-Cookie', 'a=1; Max-Age=0', 'Deletes the cookie;'],
    ['Set-Cookie', 'a=1; SameSite=None', 'SameSite=None without Secure: browsers refuse it.'],
    [
      'Strict-Transport-Security',
      'max-age=31536000; includeSubDomains',
      'For 1 year browsers ask this host, and all its subdomains over HTTPS only.',
    ],
    ['Strict-Transport-Security', 'max-age=0', 'Forget that'],
    ['Access-Control-Allow-Origin', '*', 'Scripts of any site may read it, without credentials.'],
    ['X-Content-Type-Options', 'nosniff', 'Browsers take the Content-Type as it is'],
    ['Content-Security-Policy', "default-src 'self'; script-src 'unsafe-inline'", 'It allows inline code.'],
    ['Alt-Svc', 'h3=":443"; ma=86400', 'The same is offered over HTTP/3 (QUIC).'],
    ['WWW-Authenticate', 'Basic realm="x"', 'Name and password in base64'],
    ['Server-Timing', 'db;dur=53, app;dur=47.2', 'The server’s own times: db 53 ms, app 47 ms.'],
    ['X-RateLimit-Reset', '1795521600', 'In'],
    ['toString', 'x', null],
    ['X-Unheard-Of', 'x', null],
  ];
  for (const [name, value, expected] of notes) {
    it(`says ${expected === null ? 'nothing' : `"${expected}"`} of ${name}: ${value}`, () => {
      const note = fieldNote(name, value, context);
      if (expected === null) assert.equal(note, null);
      else assert.ok(note?.includes(expected), String(note));
    });
  }

  it('says over plain HTTP that HSTS is ignored, and that credentials can be read', () => {
    const plain: NoteContext = { ...context, scheme: 'http' };
    assert.equal(fieldNote('Strict-Transport-Security', 'max-age=1', plain), 'Over plain HTTP this field is ignored.');
    assert.match(fieldNote('Authorization', 'Basic YTpi', plain) ?? '', /Sent in the clear/);
    assert.equal(fieldNote('Authorization', 'Bearer x', context), null);
  });

  it('never repeats markup of a value', () => {
    for (const [name] of notes) {
      const note = fieldNote(name, '<script>alert(1)</script>', context);
      assert.ok(!note?.includes('<'), `${name}: ${note}`);
    }
  });
});
