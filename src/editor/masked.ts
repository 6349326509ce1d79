/** What is shown in a secret's stead. */
export const mask = '•••';

/** The text with every secret in it masked. */
export function masked(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret !== '')
    .toSorted((one, other) => other.length - one.length)
    .reduce(
      (result, secret) => result.replaceAll(secret, mask).replaceAll(encodeURIComponent(secret.toWellFormed()), mask),
      text,
    );
}
