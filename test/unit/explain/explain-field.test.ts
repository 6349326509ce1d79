import { equal, match, ok } from 'node:assert/strict';
import { describe, it } from 'mocha';
import { explainField, knownFields } from '../../../src/explain/explain-field.ts';
import { checkExplanation, checkUnique } from './check-explanation.ts';

/** Fields that people meet and that must not be lost. */
const expected = `
A-IM Accept Accept-CH Accept-Charset Accept-Encoding Accept-Language Accept-Patch Accept-Post Accept-Query Accept-Ranges
Access-Control-Allow-Credentials Access-Control-Allow-Headers Access-Control-Allow-Methods Access-Control-Allow-Origin
Access-Control-Expose-Headers Access-Control-Max-Age Access-Control-Request-Headers Access-Control-Request-Method
Age Allow Alt-Svc Alt-Used Authentication-Info Authorization Cache-Control Cache-Status CDN-Cache-Control Clear-Site-Data
Client-Cert Connection Content-Digest Content-Disposition Content-Encoding Content-Language Content-Length
Content-Location Content-MD5 Content-Range Content-Security-Policy Content-Security-Policy-Report-Only Content-Type
Cookie Cross-Origin-Embedder-Policy Cross-Origin-Opener-Policy Cross-Origin-Resource-Policy Date DAV Deprecation Depth
Destination Digest DNT DPoP Early-Data ETag Expect Expect-CT Expires Feature-Policy Forwarded From Host If If-Match
If-Modified-Since If-None-Match If-Range If-Unmodified-Since Idempotency-Key IM Keep-Alive Last-Event-ID Last-Modified
Link Location Lock-Token Max-Forwards MIME-Version NEL Origin Origin-Agent-Cluster Overwrite Permissions-Policy Pragma
Prefer Preference-Applied Priority Proxy-Authenticate Proxy-Authentication-Info Proxy-Authorization Proxy-Connection
Proxy-Status Public-Key-Pins Range RateLimit RateLimit-Policy Referer Referrer-Policy Refresh Report-To
Reporting-Endpoints Repr-Digest Retry-After Save-Data Sec-CH-UA Sec-CH-UA-Mobile Sec-CH-UA-Platform Sec-Fetch-Dest
Sec-Fetch-Mode Sec-Fetch-Site Sec-Fetch-User Sec-GPC Sec-Purpose Sec-WebSocket-Accept Sec-WebSocket-Extensions
Sec-WebSocket-Key Sec-WebSocket-Protocol Sec-WebSocket-Version Server Server-Timing Set-Cookie Signature Signature-Input
SOAPAction SourceMap Strict-Transport-Security Sunset Surrogate-Control TE Timing-Allow-Origin traceparent tracestate
Trailer Transfer-Encoding Upgrade Upgrade-Insecure-Requests User-Agent Vary Via Warning WWW-Authenticate
X-Cache X-Content-Type-Options X-Correlation-Id X-CSRF-Token X-Forwarded-For X-Forwarded-Host X-Forwarded-Port
X-Forwarded-Prefix X-Forwarded-Proto X-Frame-Options X-HTTP-Method-Override X-Powered-By X-RateLimit-Limit
X-RateLimit-Remaining X-RateLimit-Reset X-Real-IP X-Request-Id X-Requested-With X-Robots-Tag X-XSS-Protection X-API-Key`
  .trim()
  .split(/\s+/);

describe('Explaining a field', () => {
  for (const name of knownFields()) {
    it(`explains ${name} in full, with a typical value`, () => {
      const explanation = explainField(name);
      checkExplanation(explanation);
      equal(explanation?.kind, 'field');
      equal(explanation?.key, name);
      match(
        explanation?.detail ?? '',
        new RegExp(`In (a request|a response|requests and responses), for example ${name}: \\S`),
      );
    });
  }

  it('knows at least 140 fields, each once', () => {
    ok(knownFields().length >= 140);
    checkUnique(knownFields());
  });

  for (const name of expected) {
    it(`knows ${name}`, () => {
      equal(explainField(name)?.key, name);
    });
  }

  for (const [name, key] of [
    ['etag', 'ETag'],
    ['CONTENT-TYPE', 'Content-Type'],
    ['dpop', 'DPoP'],
    ['X-Request-ID', 'X-Request-Id'],
    ['www-authenticate', 'WWW-Authenticate'],
  ] as const) {
    it(`finds ${key} as ${name}: names are case-insensitive`, () => {
      equal(explainField(name)?.key, key);
    });
  }

  for (const name of ['X-Unknown', '', 'Content_Type', 'ETag:', ' Host', 'constructor', 'toString']) {
    it(`does not know ${JSON.stringify(name)}`, () => {
      equal(explainField(name), null);
    });
  }

  for (const [name, word] of [
    ['Pragma', /Deprecated\./],
    ['Public-Key-Pins', /Obsolete\./],
    ['X-Forwarded-For', /by custom/],
    ['RateLimit', /draft/],
  ] as const) {
    it(`marks the standing of ${name}`, () => {
      match(explainField(name)?.detail ?? '', word);
    });
  }

  it('does not mark a field whose standard is in force', () => {
    ok(!/Deprecated|Obsolete|draft|by custom/.test(explainField('Host')?.detail ?? ''));
  });
});
