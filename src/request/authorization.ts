import type { HttpDocument, Located, Range } from '../language/document.ts';
import { placeholdersIn } from '../language/placeholders.ts';
import { fix, replacement } from '../language/problem.ts';
import { basicCredentials } from './basic-credentials.ts';
import { type Credentials, type CredentialsWord, readCredentials } from './credentials.ts';
import { complain, type Resolving } from './resolving.ts';

/**
 * The value of an Authorization field as it goes out; `words` are those of the value, which stands at `range`. `Basic
 * user password` is encoded (RFC 7617), and what can only be worked out with the server is refused: then `null`.
 */
export function resolveAuthorization(
  resolving: Resolving,
  value: string,
  range: Range,
  words: readonly CredentialsWord[],
): string | null {
  const credentials = readCredentials(words);
  if ('message' in credentials) {
    const { message, isSendable } = credentials;
    complain(
      resolving,
      'authorization-malformed',
      isSendable ? 'warning' : 'error',
      credentials.range,
      isSendable ? `${message} It is sent as it is written.` : message,
      credentials.replacement === null
        ? null
        : fix(`Write ${credentials.replacement}`, replacement(credentials.range, credentials.replacement)),
    );
    return isSendable ? value : null;
  }
  switch (credentials.scheme) {
    case 'written':
    case 'bearer':
      return value;
    case 'basic': {
      const { user, password } = credentials;
      keepPassword(resolving, password, words);
      return secretBasicCredentials(resolving, user, password);
    }
    default:
      complain(resolving, 'authorization-not-built', 'error', range, notBuilt(credentials));
      return null;
  }
}

/** Credentials that are not to be shown. */
export function secretBasicCredentials({ secrets }: Resolving, user: string, password: string): string {
  const credentials = basicCredentials(user, password);
  secrets.add(credentials.slice('Basic '.length));
  return credentials;
}

/** A password that a placeholder brought is secret; one that stands in the file is a word like others. */
function keepPassword({ secrets }: Resolving, password: string, words: readonly CredentialsWord[]): void {
  if (password !== '' && words.some(({ isSubstituted, text }) => isSubstituted && text.endsWith(password)))
    secrets.add(password);
}

function notBuilt(credentials: Credentials): string {
  const name = {
    basic: 'Basic',
    bearer: 'Bearer',
    written: '',
    digest: 'Digest',
    aws: 'AWS',
    cognito: 'Cognito',
    openid: 'OpenID',
    oauth2: 'OAuth 2',
    ntlm: 'NTLM',
  }[credentials.scheme];
  return `This is read as ${name} credentials, but working them out with the server is not built yet. Write the field as it is to be sent.`;
}

/** The words of a value as it is written: what white space outside of placeholders separates. */
export function writtenWords(
  document: HttpDocument,
  piece: Located,
): readonly (Located & { readonly gap: string; readonly isSubstituted: boolean })[] {
  const { text, range } = piece;
  // A word of a curl command may mean other text than stands there.
  const isLiteral = document.text.startsWith(text, range.start);
  const placeholders = placeholdersIn(text, 0).map((placeholder) => placeholder.range);
  const words: (Located & { readonly gap: string; readonly isSubstituted: boolean })[] = [];
  let next = 0;
  for (let start = 0; start < text.length; ) {
    let end = start;
    let isSubstituted = false;
    while (end < text.length) {
      while ((placeholders[next]?.end ?? Number.POSITIVE_INFINITY) <= end) next += 1;
      const placeholder = placeholders[next];
      if (placeholder && placeholder.start === end) {
        isSubstituted = true;
        end = placeholder.end;
      } else if (/\s/.test(text.charAt(end))) break;
      else end += 1;
    }
    let behind = end;
    while (behind < text.length && /\s/.test(text.charAt(behind))) behind += 1;
    words.push({
      text: text.slice(start, end),
      range: isLiteral ? { start: range.start + start, end: range.start + end } : range,
      gap: text.slice(end, behind),
      isSubstituted,
    });
    start = behind;
  }
  return words;
}
