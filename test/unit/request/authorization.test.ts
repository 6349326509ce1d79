import assert from 'node:assert/strict';
import { parse } from '../../../src/language/parse.ts';
import { writtenWords } from '../../../src/request/authorization.ts';
import { type Credentials, readCredentials } from '../../../src/request/credentials.ts';
import { complaints, resolveText, type World, wire } from './world.ts';

function wordsOf(value: string): Parameters<typeof readCredentials>[0] {
  return writtenWords(parse(value), { text: value, range: { start: 0, end: value.length } });
}

function reads(value: string, expected: Credentials): void {
  it(`reads ${value}`, () => assert.deepEqual(readCredentials(wordsOf(value)), expected));
}

/** `place` is what the problem points at. */
function complains(value: string, place: string, message: RegExp, replacement: string | null = null): void {
  it(`complains of ${value}`, () => {
    const found = readCredentials(wordsOf(value));
    assert.ok('message' in found, JSON.stringify(found));
    assert.equal(value.slice(found.range.start, found.range.end), place);
    assert.match(found.message, message);
    assert.equal(found.replacement, replacement);
  });
}

const key = { scheme: 'aws', accessKeyId: 'id', secretKey: 'key', token: null, region: null, service: null } as const;
const written = { scheme: 'written' } as const;

describe('credentials', () => {
  reads('Basic user password', { scheme: 'basic', user: 'user', password: 'password' });
  reads('basic user:password', { scheme: 'basic', user: 'user', password: 'password' });
  reads('Basic user: password', { scheme: 'basic', user: 'user', password: 'password' });
  reads('Basic user:pass  word', { scheme: 'basic', user: 'user', password: 'pass  word' });
  reads('Basic user pass  word', { scheme: 'basic', user: 'user', password: 'pass  word' });
  reads('Basic user:', { scheme: 'basic', user: 'user', password: '' });
  reads(`Basic ${btoa('user:password')}`, written);
  complains('Basic', 'Basic', /user name and a password/);
  complains('Basic user', 'user', /no password/);
  reads('Digest user password', { scheme: 'digest', user: 'user', password: 'password' });
  reads('DIGEST user pass=word', { scheme: 'digest', user: 'user', password: 'pass=word' });
  reads('Digest username="a", realm="b"', written);
  reads('Digest username = "a"', written);
  complains('Digest', 'Digest', /no user name/);
  complains('Digest user', 'user', /no password/);
  reads('Bearer a.b.c', { scheme: 'bearer', token: 'a.b.c' });
  complains('Bearer', 'Bearer', /takes a token/);
  reads('AWS id key', key);
  reads('AWS id key token:t region:r service:s', { ...key, token: 't', region: 'r', service: 's' });
  reads('aws id key Service: s  region:eu-west-1', { ...key, service: 's', region: 'eu-west-1' });
  reads('AWS id:signature', written);
  reads('AWS4-HMAC-SHA256 Credential=a', written);
  complains('AWS', 'AWS', /no access key/);
  complains('AWS id', 'id', /no secret key/);
  complains('AWS id key tokn:t', 'tokn', /no “tokn:”\. Did you mean token\?/, 'token');
  complains('AWS id key zone:t', 'zone', /no “zone:”/);
  complains('AWS id key eu-west-1', 'eu-west-1', /belongs to nothing/);
  complains('AWS id key region:a region:b', 'region', /second time/);
  complains('AWS id key region:', 'region', /no value/);
  reads('NTLM user password', { scheme: 'ntlm' });
  reads('NTLM TlRMTVNT', written);
  reads('token', written);
  reads('', written);
  it('reads a megabyte in no time [slow]', () => {
    const started = performance.now();
    assert.equal(wordsOf(`AWS ${'{{a}} b:'.repeat(130_000)}`).length, 130_002);
    assert.ok(performance.now() - started < 15_000);
  });
});

describe('resolve: credentials with values', () => {
  async function check(value: string, sent: string, secrets: readonly string[], world: World): Promise<void> {
    const text = `GET https://x\nAuthorization: ${value}`;
    const resolution = await resolveText(text, world);
    assert.deepEqual(complaints(text, resolution), []);
    const field = /^Authorization: (.*)$/m.exec(wire(resolution.request) ?? '')?.[1];
    assert.equal(field, sent);
    assert.deepEqual(resolution.request?.secrets, secrets);
  }
  const ada = btoa('Ada Lovelace:s3 cret');
  const variables = {
    user: 'Ada Lovelace',
    password: 's3 cret',
    both: 'Ada s3cret',
    all: 'Basic Ada s3cret',
    one: 'a b',
  };
  it('takes a placeholder for one word, whatever its value holds', () =>
    check('Basic {{user}} {{ password }}', `Basic ${ada}`, ['s3 cret', ada], { variables }));
  it('takes several words from one value', async () => {
    const encoded = btoa('Ada:s3cret');
    await check('Basic {{both}}', `Basic ${encoded}`, ['s3cret', encoded], { variables });
    await check('{{all}}', `Basic ${encoded}`, ['s3cret', encoded], { variables });
  });
  it('keeps the white space of what is sent as it is', () =>
    check('Custom  {{one}}   c', 'Custom  a b   c', [], { variables }));
  it('does not read short forms where a tool has none', async () => {
    for (const profile of ['visual-studio', 'draft-2026'] as const)
      await check('Basic Ada s3cret', 'Basic Ada s3cret', [], { readAs: { profile, isForced: true } });
  });
  it('does not mask a password that stands in the file, but what is encoded', () =>
    check('Basic Ada secret', `Basic ${btoa('Ada:secret')}`, [btoa('Ada:secret')], {}));
  it('reads short forms in a line that a value brings whole', async () => {
    const line = '@me = Authorization: Basic Ada:secret\nGET https://x\n{{me}}';
    assert.match(
      wire((await resolveText(line)).request) ?? '',
      new RegExp(`^Authorization: ${`Basic ${btoa('Ada:secret')}`}$`, 'm'),
    );
    const other = '@me = X-Authorization: Basic Ada:secret\nGET https://x\n{{me}}';
    assert.match(wire((await resolveText(other)).request) ?? '', /^X-Authorization: Basic Ada:secret$/m);
  });
  it('masks what comes from the target', async () => {
    const { request } = await resolveText('GET https://Ada:secret@x/');
    assert.deepEqual(request?.secrets, [btoa('Ada:secret')]);
  });
  it('points at the word and offers another', async () => {
    const text = 'GET https://x\nAuthorization: AWS {{user}} {{password}} regoin:a';
    const resolution = await resolveText(text, { variables });
    assert.deepEqual(complaints(text, resolution), ['error authorization-malformed "regoin"']);
    assert.equal(resolution.problems[0]?.fix?.title, 'Write region');
  });
  it('sends what lacks a password, with a warning', async () => {
    const text = 'GET https://x\nAuthorization: Basic dXNlcg==';
    const resolution = await resolveText(text);
    assert.deepEqual(complaints(text, resolution), ['warning authorization-malformed "dXNlcg=="']);
    assert.match(wire(resolution.request) ?? '', /^Authorization: Basic dXNlcg==$/m);
  });
});
