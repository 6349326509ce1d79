import assert from 'node:assert/strict';
import { outgoingBody } from '../../../src/view/outgoing-body.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const limit = 64 * 1024;

describe('outgoingBody', () => {
  it('shows a text as it is', async () => assert.equal(await outgoingBody(bytes('aé\r\nb'), '', []), 'aé\r\nb'));

  it('reads a text by its charset', async () =>
    assert.equal(await outgoingBody(new Uint8Array([0x61, 0xe9]), 'text/plain; charset=latin1', []), 'aé'));

  it('shows no bytes that are not text, whatever the type says', async () =>
    assert.equal(await outgoingBody(new Uint8Array([0x61, 0xff]), 'text/plain', []), '‹Binary data, 2 bytes›'));

  it('cuts a long text, and says how much more there is', async () => {
    const text = await outgoingBody(bytes('x'.repeat(limit + 1500)), 'text/plain', []);
    assert.equal(text, `${'x'.repeat(limit)}‹… 1.5 kB more›`);
  });

  it('does not cut one that just fits', async () =>
    assert.equal((await outgoingBody(bytes('x'.repeat(limit)), 'text/plain', [])).length, limit));

  it('shows nothing of a secret that the cut goes through', async () => {
    const body = `${'a secret-word '.repeat(100)}${'x'.repeat(limit)}`.slice(0, limit - 4);
    const text = await outgoingBody(bytes(`${body}secret-word${'y'.repeat(5000)}`), 'text/plain', ['secret-word']);
    assert.doesNotMatch(text, /secr/);
    assert.match(text, /x••••‹/);
  });

  it('ends within a second for a body of nothing but boundaries [slow]', async () => {
    const started = performance.now();
    await outgoingBody(bytes('--b\r\n'.repeat(500_000)), 'multipart/mixed; boundary=b', []);
    assert.ok(performance.now() - started < 5000);
  });

  it('shows what stands outside of the parts of a multipart body', async () => {
    const body = 'before\r\n--b\r\n\r\none\r\n--b--\r\nbehind';
    assert.equal(await outgoingBody(bytes(body), 'multipart/mixed; boundary="b"', []), body);
  });
});
