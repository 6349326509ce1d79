/** Who opens TLS connections on the way, by the name of the authority they make; and authorities that are made for development. */
export interface KnownAuthority {
  readonly pattern: RegExp;
  readonly name: string;
  /** `proxy`: of a network; `security`: a program on this computer; `tool`: what a developer starts; `development`: opens nothing. */
  readonly kind: 'proxy' | 'security' | 'tool' | 'development';
}

export const knownAuthorities: readonly KnownAuthority[] = [
  { pattern: /\bzscaler\b/i, name: 'Zscaler', kind: 'proxy' },
  { pattern: /\bnetskope\b|\bgoskope\b/i, name: 'Netskope', kind: 'proxy' },
  { pattern: /\bforti(?:net|gate)\b/i, name: 'Fortinet', kind: 'proxy' },
  { pattern: /\bsophos\b/i, name: 'Sophos', kind: 'proxy' },
  { pattern: /\bcisco umbrella\b|\bopendns\b/i, name: 'Cisco Umbrella', kind: 'proxy' },
  { pattern: /\bpalo ?alto\b|\bprisma access\b/i, name: 'Palo Alto Networks', kind: 'proxy' },
  { pattern: /\bblue ?coat\b|\bproxysg\b|\bsymantec web security\b/i, name: 'Blue Coat (Symantec)', kind: 'proxy' },
  { pattern: /\bmcafee web gateway\b|\bskyhigh\b|\bmcafee\b/i, name: 'Skyhigh (McAfee)', kind: 'proxy' },
  { pattern: /\bcheck ?point\b/i, name: 'Check Point', kind: 'proxy' },
  { pattern: /\bbarracuda\b/i, name: 'Barracuda', kind: 'proxy' },
  { pattern: /\bwatchguard\b/i, name: 'WatchGuard', kind: 'proxy' },
  { pattern: /\bsonicwall\b/i, name: 'SonicWall', kind: 'proxy' },
  { pattern: /\bforcepoint\b|\bwebsense\b/i, name: 'Forcepoint', kind: 'proxy' },
  {
    pattern: /\bgateway ca - cloudflare\b|\bcloudflare (?:for teams|managed|corporate zero trust)\b/i,
    name: 'Cloudflare Zero Trust',
    kind: 'proxy',
  },
  { pattern: /\bcato networks\b/i, name: 'Cato Networks', kind: 'proxy' },
  { pattern: /\biboss\b/i, name: 'iboss', kind: 'proxy' },
  { pattern: /\bsquid\b/i, name: 'Squid', kind: 'proxy' },
  { pattern: /\bkaspersky\b/i, name: 'Kaspersky', kind: 'security' },
  { pattern: /\bavast\b/i, name: 'Avast', kind: 'security' },
  { pattern: /\bavg\b/i, name: 'AVG', kind: 'security' },
  { pattern: /\beset\b/i, name: 'ESET', kind: 'security' },
  { pattern: /\bbitdefender\b/i, name: 'Bitdefender', kind: 'security' },
  { pattern: /\bdr\.?web\b/i, name: 'Dr.Web', kind: 'security' },
  { pattern: /\badguard\b/i, name: 'AdGuard', kind: 'security' },
  { pattern: /\bnorton\b/i, name: 'Norton', kind: 'security' },
  { pattern: /\bsuperfish\b/i, name: 'Superfish', kind: 'security' },
  { pattern: /\bmitmproxy\b/i, name: 'mitmproxy', kind: 'tool' },
  { pattern: /\bcharles proxy\b/i, name: 'Charles', kind: 'tool' },
  { pattern: /\bdo_not_trust_fiddler|\bfiddler\b/i, name: 'Fiddler', kind: 'tool' },
  { pattern: /\bportswigger\b/i, name: 'Burp Suite', kind: 'tool' },
  { pattern: /\bproxyman\b/i, name: 'Proxyman', kind: 'tool' },
  { pattern: /\bhttp toolkit\b/i, name: 'HTTP Toolkit', kind: 'tool' },
  { pattern: /\brequestly\b/i, name: 'Requestly', kind: 'tool' },
  { pattern: /\bowasp (?:zed attack proxy|root ca)\b|\bzap root ca\b/i, name: 'ZAP', kind: 'tool' },
  { pattern: /\bmkcert\b/i, name: 'mkcert', kind: 'development' },
  { pattern: /\bcaddy local authority\b/i, name: 'Caddy', kind: 'development' },
  { pattern: /\bportside playground\b/i, name: 'Portside’s playground', kind: 'development' },
];

/** By the subject or issuer of an authority in RFC 4514 text; `null`: none that is known. */
export function knownAuthority(name: string): KnownAuthority | null {
  return knownAuthorities.find(({ pattern }) => pattern.test(name)) ?? null;
}
