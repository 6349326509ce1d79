import type { Range } from '../language/document.ts';
import { didYouMean, nearMatches } from '../language/near-matches.ts';

/** A part of a field's value without white space outside of placeholders, with everything substituted. */
export interface CredentialsWord {
  readonly text: string;
  /** Where it stands in the document, placeholders and all. */
  readonly range: Range;
  /** White space behind it as written; empty at the end. */
  readonly gap: string;
  /** A placeholder takes part in it. */
  readonly isSubstituted: boolean;
}

/** What the value of an Authorization field asks for. */
export type Credentials =
  /** RFC 7617. */
  | { readonly scheme: 'basic'; readonly user: string; readonly password: string }
  /** RFC 7616. */
  | { readonly scheme: 'digest'; readonly user: string; readonly password: string }
  /** RFC 6750. */
  | { readonly scheme: 'bearer'; readonly token: string }
  /** AWS Signature Version 4. `null`: to be taken from the host, or not needed. */
  | {
      readonly scheme: 'aws';
      readonly accessKeyId: string;
      readonly secretKey: string;
      readonly token: string | null;
      readonly region: string | null;
      readonly service: string | null;
    }
  /** Short for something that takes a server of its own. */
  | { readonly scheme: 'cognito' | 'openid' | 'oauth2' | 'ntlm' }
  /** Goes out as it is written. */
  | { readonly scheme: 'written' };

/** What is wrong with it, where, and the word to write instead where one is near. */
export interface CredentialsTrouble {
  readonly range: Range;
  readonly message: string;
  /** In place of the characters at `range`; `null` when that would be a guess. */
  readonly replacement: string | null;
  /** It can go out as it is written. */
  readonly isSendable: boolean;
}

const written: Credentials = { scheme: 'written' };

/** Reads the value of an Authorization field; `words` are what white space separates in it. */
export function readCredentials(words: readonly CredentialsWord[]): Credentials | CredentialsTrouble {
  const [scheme, ...rest] = spread(words);
  switch (scheme?.text.toLowerCase()) {
    case 'basic':
      return basic(scheme, rest);
    case 'digest':
      return digest(scheme, rest);
    case 'bearer':
      return rest[0]
        ? { scheme: 'bearer', token: rest[0].text }
        : trouble(scheme.range, 'Bearer takes a token: Bearer {{token}}.', true);
    case 'aws':
      return aws(scheme, rest);
    case 'cognito':
      return { scheme: 'cognito' };
    case 'openid':
      return { scheme: 'openid' };
    case 'oauth2':
      return { scheme: 'oauth2' };
    case 'ntlm':
      return rest.length > 1 ? { scheme: 'ntlm' } : written;
    default:
      return written;
  }
}

/** A value may bring several words at once: `{{authorization}}`, and `Basic {{credentials}}`. */
function spread(words: readonly CredentialsWord[]): readonly CredentialsWord[] {
  const index = words.length === 1 ? 0 : words.length === 2 ? 1 : -1;
  const word = words[index];
  if (!word || !/\s/.test(word.text)) return words;
  const parts = word.text.trim().split(/(\s+)/);
  const split: CredentialsWord[] = [];
  for (let part = 0; part < parts.length; part += 2)
    split.push({ ...word, text: parts[part] ?? '', gap: parts[part + 1] ?? word.gap });
  return words.toSpliced(index, 1, ...split);
}

function basic(scheme: CredentialsWord, rest: readonly CredentialsWord[]): Credentials | CredentialsTrouble {
  const [first] = rest;
  const form = 'Basic takes a user name and a password, Basic user password, or both encoded in base64.';
  if (!first) return trouble(scheme.range, form, true);
  if (rest.length === 1 && isEncoded(first.text)) return written;
  const pair = userAndPassword(rest);
  return pair ? { scheme: 'basic', ...pair } : trouble(first.range, `There is no password. ${form}`, true);
}

function digest(scheme: CredentialsWord, rest: readonly CredentialsWord[]): Credentials | CredentialsTrouble {
  const [first, second] = rest;
  // username="…", realm="…": the field as the standard has it.
  if (first && /^[A-Za-z-]+\s*=/.test(`${first.text}${second?.text.startsWith('=') ? '=' : ''}`)) return written;
  const pair = userAndPassword(rest);
  if (pair) return { scheme: 'digest', ...pair };
  return trouble(
    (first ?? scheme).range,
    `There is no ${first ? 'password' : 'user name'}. Digest takes a user name and a password: Digest user password.`,
  );
}

/** `user password`, `user:password` and `user: password`; a password may hold white space. `null` without a password. */
function userAndPassword(
  rest: readonly CredentialsWord[],
): { readonly user: string; readonly password: string } | null {
  const [first, ...others] = rest;
  if (!first) return null;
  const password = others
    .map(({ text, gap }) => text + gap)
    .join('')
    .trimEnd();
  const colon = first.text.indexOf(':');
  if (colon === -1) return others.length === 0 ? null : { user: first.text, password };
  const behind = first.text.slice(colon + 1);
  if (others.length === 0) return { user: first.text.slice(0, colon), password: behind };
  return {
    user: first.text.slice(0, colon),
    // RFC 7617 section 2: no user name holds a colon, so the password begins behind it.
    password: behind === '' ? password : behind + first.gap + password,
  };
}

const awsKeys = ['token', 'region', 'service'] as const;

function aws(scheme: CredentialsWord, rest: readonly CredentialsWord[]): Credentials | CredentialsTrouble {
  const [accessKeyId, secretKey, ...others] = rest;
  const form =
    'Write AWS accessKeyId secretKey, and token:…, region:… and service:… behind them where they are needed.';
  if (!accessKeyId) return trouble(scheme.range, `There is no access key. ${form}`);
  if (!secretKey) {
    // AWS id:signature: Signature Version 2, worked out already.
    if (/^[^:]+:./.test(accessKeyId.text)) return written;
    return trouble(accessKeyId.range, `There is no secret key. ${form}`);
  }
  const found = new Map<string, string>();
  for (let index = 0; index < others.length; index += 1) {
    const word = others[index];
    if (!word) break;
    const match = /^([A-Za-z_-]+):(.*)$/s.exec(word.text);
    const name = match?.[1] ?? '';
    if (!match) return trouble(word.range, `“${word.text}” belongs to nothing. ${form}`);
    const key = awsKeys.find((one) => one === name.toLowerCase());
    const range = word.isSubstituted ? word.range : { start: word.range.start, end: word.range.start + name.length };
    if (key === undefined)
      return {
        ...trouble(range, `AWS knows no “${name}:”.${didYouMean(name, awsKeys)} ${form}`),
        replacement: word.isSubstituted ? null : (nearMatches(name, awsKeys)[0] ?? null),
      };
    if (found.has(key)) return trouble(range, `“${key}:” stands here a second time.`);
    let value = match[2] ?? '';
    if (value === '') {
      index += 1;
      value = others[index]?.text ?? '';
    }
    if (value === '') return trouble(range, `“${key}:” has no value.`);
    found.set(key, value);
  }
  return {
    scheme: 'aws',
    accessKeyId: accessKeyId.text,
    secretKey: secretKey.text,
    token: found.get('token') ?? null,
    region: found.get('region') ?? null,
    service: found.get('service') ?? null,
  };
}

function trouble(range: Range, message: string, isSendable = false): CredentialsTrouble {
  return { range, message, replacement: null, isSendable };
}

/** One word of base64 that holds a colon when decoded. */
function isEncoded(word: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(word)) return false;
  try {
    return atob(word).includes(':');
  } catch {
    return false;
  }
}
