/** `Basic` and base64 of `user:password` in UTF-8 (RFC 7617). */
export function basicCredentials(user: string, password: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(`${user}:${password}`)) bytes += String.fromCharCode(byte);
  return `Basic ${btoa(bytes)}`;
}
