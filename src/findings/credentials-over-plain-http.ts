import type { Call, SentRequest } from '../exchange/exchange.ts';
import type { Reference } from '../explain/cite.ts';
import { callAddress } from './call-address.ts';
import type { ExchangeCheck } from './check.ts';
import { isLocalHost } from './is-local-host.ts';
import { sources } from './sources.ts';

const secretFields: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'x-api-key',
  'x-auth-token',
  'x-access-token',
  'api-key',
]);

/** Names of form, JSON and query values that hold secrets. */
const secretName =
  /^(?:password|passwd|pwd|passphrase|(?:client|api|shared)[-_]?secret|secret|(?:access|refresh|id|auth|api)[-_]?token|api[-_]?key)$/i;

/** Bodies above this size are not searched. */
const largestBody = 1024 * 1024;

/** Something secret left this network unencrypted. Only what was really written to the connection counts. */
export const credentialsOverPlainHttp: ExchangeCheck = (exchange) =>
  exchange.calls.flatMap((call) => {
    const { scheme, host } = callAddress(call);
    if (scheme !== 'http' || call.sent.head === null || isLocalHost(host)) return [];
    const secrets = secretsIn(call.sent);
    if (secrets.length === 0) return [];
    return [
      {
        id: 'credentials-over-plain-http',
        severity: 'error',
        title: `${sentence(secrets)} went to ${host} in plain HTTP`,
        detail: `Everyone on the path can read ${secrets.length === 1 ? 'it' : 'them'}: the wireless network, the provider, every proxy and router between.${
          basicNote(call) ? ' Basic authentication is base64, which hides nothing.' : ''
        }`,
        advice: [
          `Use https:// if ${host} offers it.`,
          'Treat what was sent as known to others: change the password, revoke the token.',
          'If the server offers plain HTTP only, reach it through a tunnel (SSH, VPN).',
        ],
        citations: sources('rfc9110#17.16.1', ...citationsFor(call)),
      } as const,
    ];
  });

/** How people call what was found, each once. Never the values. */
function secretsIn(sent: SentRequest): readonly string[] {
  const found = new Set<string>();
  for (const { name } of sent.fields) if (secretFields.has(name.toLowerCase())) found.add(`the field ${name}`);
  const query = sent.url.split('?', 2)[1] ?? '';
  for (const name of new URLSearchParams(query).keys())
    if (secretName.test(name)) found.add(`the query value “${name}”`);
  for (const name of bodyNames(sent)) if (secretName.test(name)) found.add(`the value “${name}” of the body`);
  return [...found];
}

function bodyNames({ body, fields }: SentRequest): Iterable<string> {
  if (body === null || body.length > largestBody) return [];
  const type = fields.find(({ name }) => name.toLowerCase() === 'content-type')?.value ?? '';
  const text = new TextDecoder().decode(body);
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return new URLSearchParams(text).keys();
  if (/^multipart\/form-data\b/i.test(type))
    return Array.from(text.matchAll(/;\s*name="([^"\r\n]*)"/g), ([, name = '']) => name);
  // Names are enough, and a pattern finds them in JSON that is broken on purpose as well.
  if (/^[^;]*\bjson\b/i.test(type)) return Array.from(text.matchAll(/"([^"\\]{1,40})"\s*:/g), ([, name = '']) => name);
  return [];
}

function sentence(secrets: readonly string[]): string {
  const all = secrets.length === 1 ? secrets.join('') : `${secrets.slice(0, -1).join(', ')} and ${secrets.at(-1)}`;
  return all.charAt(0).toUpperCase() + all.slice(1);
}

function basicNote(call: Call): boolean {
  return call.sent.fields.some(({ name, value }) => /authorization$/i.test(name) && /^basic\b/i.test(value));
}

function citationsFor({ sent }: Call): readonly Reference[] {
  const has = (name: string, value: RegExp): boolean =>
    sent.fields.some((field) => field.name.toLowerCase() === name && value.test(field.value));
  return [
    ...(has('authorization', /^basic\b/i) ? (['rfc7617#4'] as const) : []),
    ...(has('authorization', /^bearer\b/i) ? (['rfc6750#5.3'] as const) : []),
    ...(has('cookie', /^/) ? (['rfc6265#8.3'] as const) : []),
  ];
}
