import { fix, replacement } from '../problem.ts';
import { difference, type PortabilityCheck } from './difference.ts';

/** `Authorization: Basic user password`, which Visual Studio sends as it is written. */
export const basicCredentials: PortabilityCheck = (_document, { request }) =>
  request.fields.flatMap(({ name, value }) => {
    const [only, more] = value;
    if (name.text.toLowerCase() !== 'authorization' || !only || more || request.curl) return [];
    const [, scheme = '', written] = /^(Basic[ \t]+)(\S+[ \t]+\S.*|[^\s{}]*:.*)$/i.exec(only.text) ?? [];
    if (written === undefined) return [];
    const start = only.range.start + scheme.length;
    const range = { start, end: start + written.length };
    // Only what is plain can be encoded here.
    const [, user, password] = /^([!-z|~]+?)(?::|[ \t]+)([!-z|~]*)$/.exec(written) ?? [];
    const encoded = user === undefined ? null : btoa(`${user}:${password}`);
    return [
      difference(
        'differs-basic-credentials',
        range,
        `User name and password are encoded in base64 here; Visual Studio sends them as they are written.${otherPasswords(written)}`,
        encoded === null ? null : fix('Write it in base64', replacement(range, encoded)),
      ),
    ];
  });

/** A colon in the password, at which tools part the words otherwise. */
function otherPasswords(written: string): string {
  if (/^[^\s:]+[ \t]+\S*:/.test(written)) return ' httpYac takes all before the last colon for the user name.';
  return /^[^\s:]*:[^\s:]*:/.test(written) ? ' REST Client cuts the password at its colon.' : '';
}
