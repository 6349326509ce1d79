import type { Response } from '../exchange/exchange.ts';

/** Why there is no body: it is often right that there is none. */
export function emptyBodyText(method: string, response: Response | null): string {
  if (response === null) return 'There is no response.';
  const { status } = response;
  if (method === 'HEAD') return 'No body: HEAD asks for the fields only.';
  if (status === 204) return 'No body: 204 says that there is none.';
  if (status === 205) return 'No body: 205 never has one.';
  if (status === 304) return 'No body: the copy that the request named is still good.';
  if (status < 200) return 'No body: informational responses have none.';
  return 'The body is empty: zero bytes.';
}
