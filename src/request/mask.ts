/** What stands where a secret would. */
export const maskText = '•••';

/** Secrets shorter than this are masked only where they are the whole text: elsewhere they would blank out everything. */
const shortest = 4;

/** Gives a text without the secrets in it. */
export type Mask = (text: string) => string;

/**
 * A mask for these secrets, in every form of `secretForms`; the text itself where there are none. Takes time in
 * proportion to the text.
 */
export function secretMask(secrets: readonly string[]): Mask {
  const wholes = new Set(secrets.filter((secret) => secret !== ''));
  const pattern = secretPattern(secrets);
  if (wholes.size === 0) return (text) => text;
  return (text) => {
    if (wholes.has(text)) return maskText;
    return pattern ? text.replace(pattern, maskText) : text;
  };
}

/** A mask that changes no place in the text: every character of a secret becomes `•`. */
export function secretBlot(secrets: readonly string[]): Mask {
  const pattern = secretPattern(secrets);
  return (text) => (pattern ? text.replace(pattern, (form) => '•'.repeat(form.length)) : text);
}

/** Finds every form of the secrets, the longest first; `null` where there is none to look for. */
export function secretPattern(secrets: readonly string[]): RegExp | null {
  const forms = [...new Set(secrets)].flatMap(secretForms).sort((one, other) => other.length - one.length);
  return forms.length === 0 ? null : new RegExp(forms.map(escaped).join('|'), 'g');
}

/**
 * How a secret may appear in what is sent and echoed: as it is, percent-encoded (also with `+` and small digits), in a
 * JSON string (also with `\u…` for what is not ASCII, and within a string once more), in HTML and XML, in base64 with
 * whatever stands before and behind. Empty for a secret that is too short to look for.
 */
export function secretForms(secret: string): readonly string[] {
  if (secret.length < shortest) return [];
  const percent = [
    encodeURIComponent(secret.toWellFormed()),
    encodeURI(secret.toWellFormed()),
    strictlyEncoded(secret),
  ];
  const spaced = percent.flatMap((form) => [form, form.replaceAll('%20', '+')]);
  const json = JSON.stringify(secret).slice(1, -1);
  const ascii = json.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const strings = [json, ascii, json.replaceAll('/', '\\/'), ascii.replaceAll('/', '\\/')];
  const forms = [
    secret,
    ...spaced,
    ...spaced.map((form) => form.replace(/%[0-9A-F]{2}/g, (octet) => octet.toLowerCase())),
    ...strings,
    ...strings.map((form) => JSON.stringify(form).slice(1, -1)),
    ...entities(secret),
    ...base64Forms(secret),
  ];
  return [...new Set(forms)].filter((form) => form.length >= shortest);
}

function strictlyEncoded(secret: string): string {
  return encodeURIComponent(secret.toWellFormed()).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function entities(secret: string): readonly string[] {
  const markup = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quoted = markup.replaceAll('"', '&quot;');
  return [markup, quoted, quoted.replaceAll("'", '&#39;'), quoted.replaceAll("'", '&apos;')];
}

/** Of its UTF-8, alone and at each of the three places in a group of three octets, without the characters that others share. */
function base64Forms(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret);
  const forms = [0, 1, 2].map((before) => {
    const text = base64(new Uint8Array([...new Uint8Array(before), ...bytes]));
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
  return [base64(bytes), ...forms].flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]);
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
