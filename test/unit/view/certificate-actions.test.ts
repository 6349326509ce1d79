import assert from 'node:assert/strict';
import type { OcspReading } from '../../../src/certificate/revocation/revocation.ts';
import type { TlsSession } from '../../../src/exchange/exchange.ts';
import { type ActionFacts, certificateActions } from '../../../src/view/certificate-actions.ts';
import {
  exampleCertificate,
  exampleConnection,
  exampleFailure,
  exampleFinding,
  exampleIssuer,
  exampleRoot,
  exampleSession,
} from './example-exchange.ts';

// Without key identifiers, by which the examples are no issuers of each other.
const leaf = exampleCertificate({ authorityKeyIdentifier: null });
const issuer = { ...exampleIssuer, authorityKeyIdentifier: null };
const refused = exampleFailure({ code: 'TLS_UNTRUSTED', phase: 'tls' });
const good: OcspReading = {
  outcome: 'successful',
  responder: null,
  producedAt: null,
  signature: 'issuer',
  answer: { status: 'good', thisUpdate: 0, nextUpdate: null, revokedAt: null, reason: null },
  others: [],
};
// With a word on revocation, after which nobody has to be asked.
const withTls = (session: Partial<TlsSession> = {}): ActionFacts['connection'] =>
  exampleConnection({ tls: exampleSession({ staple: good, ...session }) });
const errors = (...ids: string[]): ActionFacts['findings'] =>
  ids.map((id) => exampleFinding({ id, severity: 'error' }));
const decided = { trusted: false, anchorStore: null, trustErrors: ['SELF_SIGNED_CERT_IN_CHAIN'] } as const;
const unknownRoot = withTls({ ...decided, chain: [leaf, issuer, exampleRoot], path: [] });

function actionsOf(changed: Partial<ActionFacts>): string {
  const facts: ActionFacts = {
    scheme: 'https',
    authority: 'shop.example:443',
    connection: withTls(),
    failure: null,
    findings: [],
    isWritten: true,
    ...changed,
  };
  return certificateActions(facts)
    .map(({ kind, value }) => (kind === 'probe' ? `probe:${value}` : kind))
    .join(' ');
}

describe('what a person can start from the certificate view', () => {
  const cases: readonly (readonly [string, Partial<ActionFacts>, string])[] = [
    ['after a trusted answer', {}, 'scan copy-openssl'],
    ['after plain HTTP', { scheme: 'http', connection: exampleConnection() }, ''],
    ['where nobody answered', { connection: null, failure: exampleFailure() }, 'probe:port'],
    [
      'where the name is not known',
      { connection: null, failure: exampleFailure({ code: 'DNS_NOT_FOUND', phase: 'dns' }) },
      '',
    ],
    ['at a port of plain HTTP', { findings: errors('plain-http-on-tls-port') }, 'use-http copy-openssl'],
    ['at one of TLS', { scheme: 'http', findings: errors('tls-on-plain-port'), connection: null }, 'use-https'],
    [
      'after a redirect to a port of plain HTTP',
      { findings: errors('plain-http-on-tls-port'), isWritten: false },
      'copy-openssl',
    ],
    ['after an expired certificate', { failure: refused }, 'copy-openssl skip-check'],
    ['after the same, without a request', { failure: refused, isWritten: false }, 'copy-openssl'],
    [
      'after a root that is not trusted',
      { failure: refused, connection: unknownRoot, findings: errors('unknown-issuer') },
      'trust-authority copy-openssl skip-check',
    ],
    [
      'after a root that is not trusted, with another fault',
      { failure: refused, connection: unknownRoot, findings: errors('unknown-issuer', 'wrong-host') },
      'probe:no-sni copy-openssl skip-check',
    ],
    [
      'after a missing intermediate',
      {
        failure: refused,
        connection: withTls({ ...decided, chain: [leaf], path: [leaf] }),
        findings: errors('missing-intermediate'),
      },
      'probe:issuer copy-openssl skip-check',
    ],
    [
      'after the same, where nobody says where the issuer is',
      {
        failure: refused,
        connection: withTls({ ...decided, chain: [{ ...leaf, caIssuerUrls: [] }], path: [] }),
        findings: errors('missing-intermediate'),
      },
      'copy-openssl skip-check',
    ],
    [
      'where no word on revocation came',
      { connection: withTls({ staple: null }) },
      'probe:revocation scan copy-openssl',
    ],
    [
      'at a server that is too old',
      {
        failure: exampleFailure({ code: 'TLS_ALERT', phase: 'tls' }),
        connection: withTls({ chain: [], path: [] }),
        findings: errors('obsolete-protocol'),
      },
      'probe:old-server scan copy-openssl',
    ],
    [
      'at a server with the certificate of another',
      { failure: refused, findings: errors('wrong-host') },
      'probe:no-sni copy-openssl skip-check',
    ],
    [
      'at a port that does not answer in TLS',
      { failure: exampleFailure({ code: 'TLS_TIMEOUT', phase: 'tls' }), connection: withTls({ chain: [], path: [] }) },
      'probe:port copy-openssl',
    ],
  ];
  for (const [what, facts, kinds] of cases) {
    it(`is ${kinds === '' ? 'nothing' : kinds} ${what}`, () => assert.equal(actionsOf(facts), kinds));
  }

  const commands: readonly (readonly [string, Partial<TlsSession>, string, string | null])[] = [
    [
      'a name',
      {},
      'shop.example:443',
      'echo Q | openssl s_client -connect "shop.example:443" -servername shop.example -verify_hostname shop.example -showcerts',
    ],
    [
      'an address',
      { serverName: null, checkedName: '::1' },
      '[::1]:8443',
      'echo Q | openssl s_client -connect "[::1]:8443" -noservername -verify_ip ::1 -showcerts',
    ],
    ['a name that a shell would run', { checkedName: 'x$(id)' }, 'x$(id):443', null],
    ['a name that would be an option', { checkedName: '-help' }, '-help:443', null],
  ];
  for (const [what, session, authority, command] of commands) {
    it(`${command === null ? 'has no command for' : 'has a command for'} ${what}`, () => {
      const actions = certificateActions({
        scheme: 'https',
        authority,
        connection: withTls(session),
        failure: null,
        findings: [],
        isWritten: true,
      });
      assert.equal(actions.find(({ kind }) => kind === 'copy-openssl')?.value ?? null, command);
    });
  }

  it('names the certificate to trust by its fingerprint', () => {
    const [action] = certificateActions({
      scheme: 'https',
      authority: 'shop.example:443',
      connection: unknownRoot,
      failure: refused,
      findings: errors('unknown-issuer'),
      isWritten: true,
    });
    assert.equal(action?.value, exampleRoot.fingerprint256);
    assert.match(action?.hint ?? '', /“Harbour Root A”/);
  });
});
