import type { Call, Exchange, Field } from '../exchange/exchange.ts';
import { dateText } from './date-text.ts';
import { relativeText, spanText } from './duration-text.ts';
import { visibleText } from './visible-text.ts';

/** What the status means for this very exchange, with its own values. Best first. */
export function statusHere(exchange: Exchange, call: Call, now: number): readonly string[] {
  const { response, sent } = call;
  if (response === null) return [];
  const field = (name: string): string | null => fieldValue(response.fields, name);
  const { status } = response;
  const said: string[] = [];
  const location = field('location');
  const allow = field('allow');
  const retryAfter = field('retry-after');

  if (status === 201 && location !== null) said.push(`The new resource is at ${shown(location)}.`);
  if (status === 202 && location !== null) said.push(`Its progress can be asked for at ${shown(location)}.`);
  if (status === 204 || status === 205) said.push('There is no body, and there is not meant to be one.');
  if (status === 206) {
    const range = field('content-range');
    said.push(
      range === null
        ? 'Only a part of the representation is here.'
        : `This is the part ${shown(range)} of the representation.`,
    );
  }
  if (status === 200 && sent.method === 'HEAD') said.push('HEAD gets the fields that GET would get, without the body.');
  if (status === 200 && sent.method === 'TRACE')
    said.push('The body is the request as the last server on the way received it.');
  if (status < 300 && sent.method === 'OPTIONS' && allow !== null) said.push(`Methods allowed here: ${listed(allow)}.`);
  if (status >= 300 && status < 400 && status !== 304) said.push(...aboutRedirect(exchange, location));
  if (status === 304)
    said.push('Nothing has changed since the copy that the request named; the body is left out on purpose.');
  if (status === 401 || status === 407) {
    const challenges = fieldValues(response.fields, status === 401 ? 'www-authenticate' : 'proxy-authenticate');
    if (challenges.length === 0) said.push('The server does not say which credentials it wants, although it must.');
    for (const challenge of challenges) said.push(aboutChallenge(challenge));
    const written = sent.fields.some(
      (one) => one.name.toLowerCase() === (status === 401 ? 'authorization' : 'proxy-authorization'),
    );
    said.push(written ? 'Credentials were sent, and not accepted.' : 'The request had no credentials.');
  }
  if (status === 405) {
    said.push(
      allow === null
        ? `${sent.method} is not supported here.`
        : `${sent.method} is not supported here; ${allow.trim() === '' ? 'no method is' : `allowed: ${listed(allow)}`}.`,
    );
  }
  if (status === 413 || status === 414 || status === 431) {
    if (status === 413 && sent.body !== null) said.push(`The request's body had ${sent.body.length} bytes.`);
    if (status === 414) said.push(`The target had ${sent.target.length} characters.`);
  }
  if (status === 406) said.push(`The request accepted: ${shown(sentValue(call, 'accept') ?? 'anything')}.`);
  if (status === 415)
    said.push(`The request's Content-Type was ${shown(sentValue(call, 'content-type') ?? 'not given')}.`);
  if (status === 421)
    said.push(`The server does not answer for ${shown(sentValue(call, 'host') ?? 'this host')} on this connection.`);
  if (status === 426) said.push(`It asks for: ${shown(field('upgrade') ?? 'a protocol it does not name')}.`);
  if (retryAfter !== null && (status === 503 || status === 429 || status === 413 || (status >= 300 && status < 400))) {
    said.push(aboutRetry(retryAfter, now));
  }
  const message = field('x-error') ?? field('x-error-message');
  if (status >= 400 && message !== null) said.push(`The server adds: ${shown(message)}`);
  if (exchange.calls.some((one) => one.cause === 'retry')) {
    said.push(
      'The first attempt met a connection that the server had just closed; it was sent once more on a new one.',
    );
  }
  return said;
}

function aboutRedirect(exchange: Exchange, location: string | null): readonly string[] {
  if (location === null) return ['There is no Location field, so there is nowhere to go.'];
  const to = `It points to ${shown(location)}`;
  if (!exchange.request.options.followRedirects) return [`${to}, and was not followed because the request says so.`];
  return [`${to}.`];
}

function aboutChallenge(challenge: string): string {
  const scheme = /^\s*([!#$%&'*+.^_`|~\w-]+)/.exec(challenge)?.[1] ?? '';
  const realm = /\brealm\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/i.exec(challenge);
  const name = realm?.[1] ?? realm?.[2] ?? '';
  const error =
    /\berror_description\s*=\s*"([^"]*)"/i.exec(challenge)?.[1] ?? /\berror\s*=\s*"([^"]*)"/i.exec(challenge)?.[1];
  const wants = `The server wants ${scheme === '' ? 'credentials' : `the scheme ${shown(scheme)}`}${name === '' ? '' : ` for "${shown(name)}"`}`;
  return error === undefined ? `${wants}.` : `${wants}, and says: ${shown(error)}.`;
}

function aboutRetry(value: string, now: number): string {
  if (/^\s*\d{1,9}\s*$/.test(value)) return `Try again in ${spanText(Number(value) * 1000)}.`;
  const time = Date.parse(value);
  return Number.isNaN(time)
    ? `Try again: ${shown(value)}.`
    : `Try again ${relativeText(time, now)}, at ${dateText(time)}.`;
}

function listed(list: string): string {
  return shown(
    list
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')
      .join(', '),
  );
}

/** What came from a server, fit for a sentence. */
function shown(text: string): string {
  const visible = visibleText(text, false);
  return visible.length > 300 ? `${visible.slice(0, 300)}…` : visible;
}

function sentValue(call: Call, name: string): string | null {
  return fieldValue(call.sent.fields, name);
}

/** Values of the fields of that name (lower case), in order. */
function fieldValues(fields: readonly Field[], name: string): readonly string[] {
  return fields.filter((field) => field.name.toLowerCase() === name).map((field) => field.value);
}

/** The first value of that name (lower case). */
export function fieldValue(fields: readonly Field[], name: string): string | null {
  return fieldValues(fields, name)[0] ?? null;
}
