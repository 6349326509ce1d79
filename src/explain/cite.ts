import type { Citation } from './explanation.ts';

/** IANA registries by the name in their address. */
const registries = {
  'http-status-codes': 'IANA HTTP Status Code Registry',
  'http-methods': 'IANA HTTP Method Registry',
  'http-fields': 'IANA HTTP Field Name Registry',
  'http-authschemes': 'IANA HTTP Authentication Scheme Registry',
  'http-parameters': 'IANA HTTP Parameters',
  'media-types': 'IANA Media Types',
  'service-names-port-numbers': 'IANA Service Name and Port Number Registry',
  'tls-parameters': 'IANA TLS Parameters',
} as const;

/** Documents that are neither an RFC, nor a registry, nor a page of MDN. */
const documents = {
  'fetch-standard': ['Fetch Standard', 'https://fetch.spec.whatwg.org/'],
  'html-standard': ['HTML Standard', 'https://html.spec.whatwg.org/multipage/'],
  'url-standard': ['URL Standard', 'https://url.spec.whatwg.org/'],
  'fetch-metadata': ['Fetch Metadata Request Headers', 'https://www.w3.org/TR/fetch-metadata/'],
  'client-hints': ['User-Agent Client Hints', 'https://wicg.github.io/ua-client-hints/'],
  'csp-3': ['Content Security Policy Level 3', 'https://www.w3.org/TR/CSP3/'],
  'permissions-policy': ['Permissions Policy', 'https://www.w3.org/TR/permissions-policy/'],
  'referrer-policy': ['Referrer Policy', 'https://www.w3.org/TR/referrer-policy/'],
  'private-network': ['Private Network Access', 'https://wicg.github.io/private-network-access/'],
  'reporting-api': ['Reporting API', 'https://www.w3.org/TR/reporting-1/'],
  'network-error-logging': ['Network Error Logging', 'https://www.w3.org/TR/network-error-logging/'],
  'resource-timing': ['Resource Timing', 'https://www.w3.org/TR/resource-timing/'],
  'server-timing': ['Server Timing', 'https://www.w3.org/TR/server-timing/'],
  'trace-context': ['Trace Context', 'https://www.w3.org/TR/trace-context/'],
  baggage: ['Propagation format for distributed context: Baggage', 'https://www.w3.org/TR/baggage/'],
  'b3-propagation': ['B3 Propagation', 'https://github.com/openzipkin/b3-propagation'],
  'clear-site-data': ['Clear Site Data', 'https://www.w3.org/TR/clear-site-data/'],
  'gpc-spec': ['Global Privacy Control', 'https://www.w3.org/TR/gpc/'],
  'tracking-dnt': ['Tracking Preference Expression', 'https://www.w3.org/TR/tracking-dnt/'],
  'server-sent-events': ['HTML Standard', 'https://html.spec.whatwg.org/multipage/server-sent-events.html'],
  'rate-limit-draft': [
    'RateLimit header fields for HTTP (draft)',
    'https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/',
  ],
  'idempotency-key-draft': [
    'The Idempotency-Key HTTP Header Field (draft)',
    'https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/',
  ],
  'resumable-upload-draft': [
    'Resumable Uploads for HTTP (draft)',
    'https://datatracker.ietf.org/doc/draft-ietf-httpbis-resumable-upload/',
  ],
  'forwarded-proxy-nginx': ['nginx: proxy module', 'https://nginx.org/en/docs/http/ngx_http_proxy_module.html'],
  'nginx-buffering': ['nginx: X-Accel', 'https://www.nginx.com/resources/wiki/start/topics/examples/x-accel/'],
  'nginx-status': [
    'nginx: SSL module, error processing',
    'https://nginx.org/en/docs/http/ngx_http_ssl_module.html#errors',
  ],
  'nginx-source': [
    'nginx: source, ngx_http_request.h',
    'https://github.com/nginx/nginx/blob/master/src/http/ngx_http_request.h',
  ],
  'apache-proxy': ['Apache HTTP Server: mod_proxy', 'https://httpd.apache.org/docs/current/mod/mod_proxy.html'],
  'cloudflare-5xx': [
    'Cloudflare: 5xx errors',
    'https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/',
  ],
  'cloudflare-fields': [
    'Cloudflare: HTTP headers',
    'https://developers.cloudflare.com/fundamentals/reference/http-headers/',
  ],
  'aws-load-balancer': [
    'AWS: troubleshoot Application Load Balancers',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
  ],
  'aws-trace': [
    'AWS: request tracing for Application Load Balancers',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-request-tracing.html',
  ],
  'shopify-status': ['Shopify: API response status codes', 'https://shopify.dev/docs/api/usage/response-codes'],
  laravel: ['Laravel: CSRF protection', 'https://laravel.com/docs/csrf'],
  spring: [
    'Spring Framework: HttpStatus',
    'https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/http/HttpStatus.html',
  ],
  'esri-tokens': [
    'ArcGIS REST API: error codes',
    'https://developers.arcgis.com/documentation/security-and-authentication/reference/security-error-codes/',
  ],
  'wikipedia-status': [
    'Wikipedia: list of HTTP status codes',
    'https://en.wikipedia.org/wiki/List_of_HTTP_status_codes',
  ],
  'wikipedia-fields': [
    'Wikipedia: list of HTTP header fields',
    'https://en.wikipedia.org/wiki/List_of_HTTP_header_fields',
  ],
  'wikipedia-ports': [
    'Wikipedia: list of TCP and UDP port numbers',
    'https://en.wikipedia.org/wiki/List_of_TCP_and_UDP_port_numbers',
  ],
  'varnish-purge': ['Varnish: purging and banning', 'https://varnish-cache.org/docs/trunk/users-guide/purging.html'],
  'upnp-architecture': [
    'UPnP Device Architecture 2.0',
    'https://openconnectivity.org/upnp-specs/UPnP-arch-DeviceArchitecture-v2.0-20200417.pdf',
  ],
  'fastly-fields': ['Fastly: HTTP header fields', 'https://www.fastly.com/documentation/reference/http/http-headers/'],
  'github-api': [
    'GitHub REST API: rate limits',
    'https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api',
  ],
  'github-webhooks': [
    'GitHub: validating webhook deliveries',
    'https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries',
  ],
  'envoy-fields': [
    'Envoy: HTTP header manipulation',
    'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/headers',
  ],
  'node-errors': ['Node.js: errors', 'https://nodejs.org/api/errors.html#common-system-errors'],
  'node-tls-errors': [
    'Node.js: X509 certificate error codes',
    'https://nodejs.org/api/tls.html#x509-certificate-error-codes',
  ],
  'node-error-codes': ['Node.js: error codes', 'https://nodejs.org/api/errors.html#nodejs-error-codes'],
  'node-dns': ['Node.js: DNS error codes', 'https://nodejs.org/api/dns.html#error-codes'],
  'node-zlib': ['Node.js: zlib', 'https://nodejs.org/api/zlib.html'],
  'undici-errors': ['undici: errors', 'https://github.com/nodejs/undici/blob/main/docs/docs/api/Errors.md'],
  llhttp: ['llhttp', 'https://github.com/nodejs/llhttp'],
  'openssl-verify': [
    'OpenSSL: certificate verification errors',
    'https://docs.openssl.org/3.5/man3/X509_STORE_CTX_get_error/',
  ],
  'openssl-errors': ['OpenSSL: SSL_get_error', 'https://docs.openssl.org/3.5/man3/SSL_get_error/'],
  'openssl-security': ['OpenSSL: security levels', 'https://docs.openssl.org/3.5/man3/SSL_CTX_set_security_level/'],
  'posix-errors': [
    'POSIX.1-2024: error numbers',
    'https://pubs.opengroup.org/onlinepubs/9799919799/functions/V2_chap02.html#tag_16_03',
  ],
  'baseline-requirements': [
    'CA/Browser Forum: Baseline Requirements for TLS server certificates',
    'https://cabforum.org/working-groups/server/baseline-requirements/requirements/',
  ],
  'keyless-ssl': ['Cloudflare: Keyless SSL', 'https://developers.cloudflare.com/ssl/keyless-ssl/'],
  'secure-contexts': ['Secure Contexts', 'https://www.w3.org/TR/secure-contexts/'],
} as const satisfies Record<string, readonly [string, string]>;

/**
 * How the tables name a source: `rfc9110#15.5.5` (section), `rfc9110#appendix-B.4`, `rfc8297` (the whole document),
 * `iana:http-fields`, `mdn:Web/HTTP/Reference/Headers/ETag` or a name of `documents`.
 */
export type Reference =
  | `rfc${number}`
  | `rfc${number}#${string}`
  | `iana:${keyof typeof registries}`
  | `mdn:${string}`
  | keyof typeof documents;

/** Expands a reference; done at look-up, so that loading the tables costs nothing. */
export function cite(reference: Reference): Citation {
  const rfc = /^rfc(\d+)(?:#(.+))?$/.exec(reference);
  if (rfc !== null) {
    const [, number = '', section = ''] = rfc;
    const anchor = section === '' ? '' : section.startsWith('appendix-') ? `#${section}` : `#section-${section}`;
    return {
      document: `RFC ${number}`,
      section: section.replace('appendix-', 'Appendix '),
      url: `https://www.rfc-editor.org/rfc/rfc${number}${anchor}`,
    };
  }
  if (reference.startsWith('iana:')) {
    const registry = reference.slice(5) as keyof typeof registries;
    return { document: registries[registry], section: '', url: `https://www.iana.org/assignments/${registry}/` };
  }
  if (reference.startsWith('mdn:')) {
    const path = reference.slice(4);
    const page = path.slice(path.lastIndexOf('/') + 1);
    return { document: `MDN: ${page}`, section: '', url: `https://developer.mozilla.org/docs/${path}` };
  }
  const [document, url] = documents[reference as keyof typeof documents];
  return { document, section: '', url };
}
