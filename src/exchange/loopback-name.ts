/** `localhost` and what ends in it is this machine, whatever a resolver says of it (RFC 6761 section 6.3). */
export function isLoopbackName(host: string): boolean {
  return /(^|\.)localhost\.?$/i.test(host);
}
