import { boundedNumber, Refusal, reasonOf, sendText } from '../answer.ts';
import type { Call, EndpointGroup } from '../endpoint.ts';

export const redirects: EndpointGroup = {
  title: 'Redirects',
  endpoints: [
    {
      path: '/redirect/{count}',
      methods: null,
      says: 'That many redirects (up to 100) one after the other, then the echo; 302, or what `?status=` says.',
      example: '/redirect/3',
      answer: (call) => countDown(call, 'redirect', ''),
    },
    {
      path: '/relative-redirect/{count}',
      methods: null,
      says: 'The same, with relative references in Location.',
      example: '/relative-redirect/2',
      answer: (call) => countDown(call, 'relative-redirect', ''),
    },
    {
      path: '/absolute-redirect/{count}',
      methods: null,
      says: 'The same, with whole URLs in Location.',
      example: '/absolute-redirect/2',
      answer: (call) => countDown(call, 'absolute-redirect', call.url.origin),
    },
    {
      path: '/redirect-to',
      methods: null,
      says: 'A redirect to `?url=`, with 302 or what `?status=` says.',
      example: '/redirect-to?status=307&url=/anything/there',
      answer: (call) => {
        const to = call.url.searchParams.get('url');
        if (to === null) throw new Refusal('Say where to: /redirect-to?url=/get');
        redirect(call, to);
      },
    },
    {
      path: '/redirect-loop',
      methods: null,
      says: 'A redirect to itself, for ever.',
      example: null,
      answer: (call) => redirect(call, '/redirect-loop'),
    },
    {
      path: '/redirect-nowhere',
      methods: null,
      says: 'A redirect without a Location.',
      example: null,
      answer: (call) => sendText(call, 'There is no Location in this redirect.\n', {}, 302),
    },
    {
      path: '/redirect-across',
      methods: null,
      says: 'A redirect from HTTP to HTTPS, or from HTTPS to plain HTTP: another origin either way.',
      example: null,
      answer: (call) => {
        const other = call.scene.ports().find((port) => port.name === (call.secure ? 'http' : 'https'));
        redirect(call, `${other?.url ?? ''}/anything/other-origin`);
      },
    },
  ],
};

function countDown(call: Call, path: string, origin: string): void {
  const count = boundedNumber(call.parameter('count'), 0, 100);
  if (count === null) throw new Refusal(`Say how many: /${path}/3`);
  const end = '/anything/end-of-redirects';
  redirect(call, `${origin}${count <= 1 ? end : `/${path}/${count - 1}${call.url.search}`}`);
}

function redirect(call: Call, to: string): void {
  const status = Number(call.url.searchParams.get('status') ?? '302');
  if (!Number.isInteger(status) || status < 300 || status > 399) {
    throw new Refusal('A redirect has a status from 300 to 399.');
  }
  if (/[^\x21-\x7e]/.test(to)) throw new Refusal('Percent-encode what is not ASCII in the URL to go to.');
  sendText(call, `${status} ${reasonOf(status)}: ${to}\n`, { Location: to }, status);
}
