/**
 * Words that make a name the name of a credential, wherever they stand in it as words of their own: `API_KEY`,
 * `accessToken`, `db.password`, `apikey`; not `monkey` or `tokenizer`.
 */
const words: ReadonlySet<string> = new Set([
  ...[
    'token',
    'secret',
    'password',
    'passwd',
    'passphrase',
    'pwd',
    'pw',
    'passcode',
    'pass',
    'key',
    'apikey',
    'credential',
    'auth',
  ],
  ...['authorization', 'bearer', 'jwt', 'cookie', 'session', 'signature', 'pin', 'otp'],
]);

/** Endings that make one word a credential's name: `mytoken`, `dbpassword`. */
const endings = /(?:token|secret|password|passwd|passphrase|apikey|credential|signature)$/;

export function isCredentialName(name: string): boolean {
  return name
    .slice(0, 200)
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .map((word) => word.replace(/s$/, ''))
    .some((word) => words.has(word) || words.has(`${word}s`) || endings.test(word));
}
