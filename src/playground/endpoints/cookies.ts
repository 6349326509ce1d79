import { sendJson, sendText } from '../answer.ts';
import type { Call, EndpointGroup } from '../endpoint.ts';

export const cookies: EndpointGroup = {
  title: 'Cookies',
  endpoints: [
    {
      path: '/cookies',
      methods: ['GET'],
      says: 'The cookies that came with the request.',
      example: null,
      answer: (call) => sendJson(call, { cookies: Object.fromEntries(cookiesOf(call)) }),
    },
    {
      path: '/cookies/set',
      methods: ['GET'],
      says: 'Sets a cookie for every `?name=value`, then redirects to /cookies.',
      example: '/cookies/set?flavour=oat&size=2',
      answer: (call) => {
        const set = [...call.url.searchParams].map(
          ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}; Path=/`,
        );
        toCookies(call, set);
      },
    },
    {
      path: '/cookies/delete',
      methods: ['GET'],
      says: 'Deletes the cookie of every `?name`, then redirects to /cookies.',
      example: '/cookies/delete?flavour',
      answer: (call) => {
        const names = [...call.url.searchParams.keys()].map(encodeURIComponent);
        toCookies(
          call,
          names.map((name) => `${name}=; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT`),
        );
      },
    },
    {
      path: '/cookies/kinds',
      methods: ['GET'],
      says: 'Sets cookies with every attribute there is, and some that a client should refuse.',
      example: null,
      answer: (call) => {
        const tomorrow = new Date(call.scene.now() + 86_400_000).toUTCString();
        const set = [
          'session=1',
          'hidden=1; HttpOnly; SameSite=Strict',
          'secure=1; Secure; SameSite=None',
          `until-tomorrow=1; Expires=${tomorrow}`,
          'an-hour=1; Max-Age=3600; Path=/',
          'only-below=1; Path=/cookies/kinds',
          '__Host-strict=1; Path=/; Secure',
          'none-without-secure=1; SameSite=None',
          'foreign=1; Domain=example.com',
          'quoted="a b"; Path=/',
        ];
        sendText(call, `${set.length} cookies are set by this response.\n`, { 'Set-Cookie': set });
      },
    },
  ],
};

function toCookies(call: Call, set: readonly string[]): void {
  sendText(call, 'See /cookies.\n', { 'Set-Cookie': set, Location: '/cookies' }, 302);
}

function cookiesOf(call: Call): readonly (readonly [string, string])[] {
  const field = call.request.headers.cookie ?? '';
  return field
    .split(/;\s*/)
    .filter((pair) => pair.includes('='))
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
}
