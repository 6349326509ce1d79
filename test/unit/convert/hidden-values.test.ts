import assert from 'node:assert/strict';
import { curlCommand } from '../../../src/convert/curl.ts';
import { hiddenValues } from '../../../src/convert/hidden-values.ts';
import { resolveText, type World } from '../request/world.ts';

/** `VARIABLE=value`, and the command without any of the values. */
async function check(text: string, world: World, ...expected: readonly string[]): Promise<void> {
  const { request, substitutions, problems } = await resolveText(text, world);
  assert.ok(request, JSON.stringify(problems));
  const hidden = hiddenValues(request, substitutions);
  assert.deepEqual(
    hidden.map(({ variable, value }) => `${variable}=${value}`),
    expected,
  );
  const command = curlCommand(request, hidden).text;
  for (const { value } of hidden) assert.ok(!command.includes(value), command);
}

const privately = (values: object): World => ({
  environment: 'dev',
  files: {
    '/project/requests/http-client.env.json': '{"dev": {}}',
    '/project/requests/http-client.private.env.json': JSON.stringify({ dev: values }),
  },
});

describe('hiddenValues', () => {
  it('names a variable after the placeholder', () =>
    check('GET http://x.example/{{apiToken}}', privately({ apiToken: 'hidden-1' }), 'API_TOKEN=hidden-1'));
  it('names one after the secret', () =>
    check('GET http://x.example/\nX-A: {{$secret my-key}}', { secrets: { 'my-key': 'hidden-2' } }, 'MY_KEY=hidden-2'));
  it('takes no name that means something to a shell', () =>
    check('GET http://x.example/{{$secret path}}', { secrets: { path: 'hidden-3' } }, 'SECRET_PATH=hidden-3'));
  it('takes no name that begins with a digit', () =>
    check('GET http://x.example/{{$secret 2nd}}', { secrets: { '2nd': 'hidden-4' } }, 'SECRET_2ND=hidden-4'));
  it('gives each value a name of its own', () =>
    check(
      'GET http://x.example/{{$secret a-b}}/{{$secret a.b}}',
      { secrets: { 'a-b': 'hidden-5', 'a.b': 'hidden-6' } },
      'A_B=hidden-5',
      'A_B_2=hidden-6',
    ));
  it('hides the credentials that a password is encoded in', () =>
    check(
      'GET http://x.example/\nAuthorization: Basic me {{password}}',
      privately({ password: 'hidden-7' }),
      'PASSWORD=hidden-7',
      `CREDENTIALS=${btoa('me:hidden-7')}`,
    ));
  it('hides nothing where nothing is secret', () => check('@a = b\nGET http://x.example/{{a}}', {}));
});
