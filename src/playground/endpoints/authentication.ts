import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { sendJson, sendText } from '../answer.ts';
import type { Call, EndpointGroup } from '../endpoint.ts';

const realm = 'Portside playground';

export const authentication: EndpointGroup = {
  title: 'Authentication',
  endpoints: [
    {
      path: '/basic-auth/{user}/{password}',
      methods: null,
      says: 'Wants this user and password by Basic; 401 with a challenge otherwise.',
      example: '/basic-auth/anna/secret',
      answer: (call) => {
        const user = call.parameter('user');
        const expected = Buffer.from(`${user}:${call.parameter('password')}`).toString('base64');
        const { scheme, credentials } = authorizationOf(call);
        if (scheme === 'basic' && same(credentials, expected)) return welcome(call, user);
        challenge(call, [`Basic realm="${realm}", charset="UTF-8"`]);
      },
    },
    {
      path: '/bearer',
      methods: null,
      says: 'Wants any Bearer token, and tells it back; 401 with a challenge otherwise.',
      example: null,
      answer: (call) => {
        const { scheme, credentials } = authorizationOf(call);
        if (scheme === 'bearer' && credentials !== '') {
          return sendJson(call, { authenticated: true, token: credentials });
        }
        const error = scheme === null ? '' : ', error="invalid_request"';
        challenge(call, [`Bearer realm="${realm}"${error}`]);
      },
    },
    {
      path: '/digest-auth/{user}/{password}',
      methods: null,
      says: 'Wants this user and password by Digest (RFC 7616), with SHA-256 or MD5.',
      example: '/digest-auth/anna/secret',
      answer: digest,
    },
  ],
};

interface Authorization {
  /** Lower case; `null` without the field. */
  readonly scheme: string | null;
  readonly credentials: string;
}

function authorizationOf(call: Call): Authorization {
  const field = call.request.headers.authorization;
  if (field === undefined) return { scheme: null, credentials: '' };
  const [scheme = '', ...rest] = field.split(' ');
  return { scheme: scheme.toLowerCase(), credentials: rest.join(' ').trim() };
}

function welcome(call: Call, user: string): void {
  sendJson(call, { authenticated: true, user });
}

function challenge(call: Call, challenges: readonly string[]): void {
  sendText(call, 'Who are you?\n', { 'WWW-Authenticate': challenges }, 401);
}

function digest(call: Call): void {
  const user = call.parameter('user');
  const { scheme, credentials } = authorizationOf(call);
  const given = new Map<string, string>();
  for (const [, name = '', quoted, token] of credentials.matchAll(/(\w+)=(?:"([^"]*)"|([^\s,]+))/g)) {
    given.set(name.toLowerCase(), quoted ?? token ?? '');
  }
  const value = (name: string): string => given.get(name) ?? '';
  const algorithm = value('algorithm').toUpperCase() === 'SHA-256' ? 'sha256' : 'md5';
  const hash = (text: string): string => createHash(algorithm).update(text).digest('hex');
  const secret = hash(`${user}:${realm}:${call.parameter('password')}`);
  const action = hash(`${call.method}:${value('uri')}`);
  const expected = hash([secret, value('nonce'), value('nc'), value('cnonce'), value('qop'), action].join(':'));
  const known = value('nonce') === nonceFor(call) && value('uri') === call.request.url && value('username') === user;
  if (scheme === 'digest' && known && same(value('response'), expected)) {
    welcome(call, user);
  } else {
    const offer = (name: string): string =>
      `Digest realm="${realm}", qop="auth", algorithm=${name}, nonce="${nonceFor(call)}"`;
    challenge(call, ['SHA-256', 'MD5'].map(offer));
  }
}

/** Good for one playground and path: nothing here is worth protecting from a replay. */
function nonceFor(call: Call): string {
  return createHmac('sha256', call.scene.caCertificate).update(call.url.pathname).digest('hex').slice(0, 32);
}

function same(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
