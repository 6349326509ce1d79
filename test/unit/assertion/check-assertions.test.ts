import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { checkAssertions } from '../../../src/assertion/check-assertions.ts';
import type { Exchange } from '../../../src/exchange/exchange.ts';
import { assertionOf } from '../../../src/language/assertion.ts';
import {
  bytesOf,
  exampleCall,
  exampleCertificate,
  exampleConnection,
  exampleExchange,
  exampleFailure,
  exampleFinding,
  exampleResponse,
  exampleSession,
  exampleTlsCall,
  now,
} from '../view/example-exchange.ts';

const day = 86_400_000;
const body = '{"name":"Ada","roles":["author",{"id":7}],"active":true,"none":null,"price":1.5,"empty":""}';

const answered = exampleExchange([
  exampleTlsCall(
    {
      keyExchange: { name: 'X25519MLKEM768', bits: null },
      protocol: 'TLSv1.3',
      chain: [exampleCertificate({ notAfter: now + 30 * day + 1000 })],
    },
    {
      response: exampleResponse({
        status: 200,
        fields: [
          { name: 'Content-Type', value: 'application/json; charset=utf-8' },
          { name: 'Set-Cookie', value: 'a=1' },
          { name: 'Set-Cookie', value: 'b=2' },
        ],
        trailers: [{ name: 'Checksum', value: 'abc' }],
        body: bytesOf(body),
      }),
    },
  ),
]);
const xml = exampleExchange([
  exampleCall({
    response: exampleResponse({
      fields: [{ name: 'Content-Type', value: 'application/xml' }],
      body: bytesOf('<a><b>1</b></a>'),
    }),
  }),
]);
const refused = exampleExchange([
  exampleCall({
    response: null,
    connection: exampleConnection({ tls: exampleSession({ trusted: false, trustError: 'CERT_HAS_EXPIRED' }) }),
    failure: exampleFailure({ code: 'TLS_UNTRUSTED', phase: 'tls' }),
  }),
]);

/** `true`, or why it is false. */
async function check(exchange: Exchange, text: string): Promise<string | true> {
  const { assertion } = assertionOf({ text, range: { start: 0, end: text.length } });
  assert.ok(assertion, text);
  const { lhs, operator, rhs } = assertion;
  const request = { ...exchange.request, assertions: [{ line: 4, text, check: { lhs, operator, rhs } }] };
  const [test] = await checkAssertions({ ...exchange, request }, [exampleFinding({ id: 'hsts-missing' })], now);
  assert.ok(test);
  assert.equal(test.name, text);
  assert.equal(test.line, 5);
  assert.equal(test.passed, test.message === null);
  return test.message ?? true;
}

describe('an assertion', () => {
  const trueOnes: readonly string[] = [
    'status == 200',
    'status != 404',
    'status === "200"',
    'status > 199',
    'status >= 200',
    'status < 201',
    'status <= 200',
    'status startsWith 20',
    'status endsWith 00',
    'status isNumber',
    'status matches ^2\\d\\d$',
    'header content-type includes json',
    'header "Content-Type" contains utf-8',
    'header content-type matches /JSON/i',
    'header set-cookie contains b=',
    'header set-cookie isArray',
    'header range isFalse',
    'header content-type isString',
    'trailer checksum == abc',
    'body contains "Ada"',
    `body == ${body}`,
    'body == {"price": 1.5, "name":"Ada","roles":["author",{"id":7}],"active":true,"none":null,"empty":""}',
    'body $.name == Ada',
    "body $.name == 'Ada'",
    'body $.roles[1].id == 7',
    'body roles[1].id > 6.5',
    'body $.roles contains author',
    'body $.roles[1] == {"id": 7}',
    'body $.active == true',
    'body $.active isBoolean',
    'body $.active isTrue',
    'body $.none == null',
    'body $.empty isFalse',
    'body $.empty == ""',
    'body $.roles isArray',
    'body $.price isNumber',
    'body $.missing isFalse',
    'body $.missing != Ada',
    `body sha256 ${createHash('sha256').update(body).digest('base64')}`,
    `body md5 ${createHash('md5').update(body).digest('hex')}`,
    'duration < 60000',
    'duration tls isNumber',
    'timings.total isNumber',
    'tls.trusted == true',
    'tls.daysLeft > 14',
    'tls.daysLeft == 30',
    'tls.protocol == TLSv1.3',
    'tls.keyExchange == X25519MLKEM768',
    'tls.chain[0].notAfter > 2026-01-01',
    'tls.chain[0].subjectAltNames isArray',
    'findings contains hsts-missing',
    'response.status == 200',
    'js response.statusCode == 200',
    'js response.parsedBody.roles.length == 2',
    'js response.parsedBody.roles[0] == author',
    "js response.headers['content-type'] includes json",
  ];
  for (const text of trueOnes)
    it(`is true: ${text.slice(0, 80)}`, async () => assert.equal(await check(answered, text), true));

  const falseOnes: readonly (readonly [text: string, message: string])[] = [
    ['status == 404', 'It is 200.'],
    ['status == ""', 'It is 200.'],
    ['status > 200', 'It is 200.'],
    ['status > abc', '“abc” is no number.'],
    ['body $.name > 3', 'What is looked at is no number.'],
    ['header content-type == text/html', 'It is "application/json; charset=utf-8".'],
    ['header contnt-type exists', 'There is no header contnt-type. Did you mean Content-Type?'],
    ['header exists', 'Write the name of the header: header content-type.'],
    ['body $.nme == Ada', 'Nothing stands at $.nme in the body of the response. Did you mean name?'],
    ['body $.name == Bob', 'It is "Ada".'],
    ['body $.roles contains editor', 'It is ["author",{"id":7}].'],
    ['body $[ == 1', '$[ is no JSONPath (RFC 9535)'],
    ['body //a == 1', 'The body of the response is not XML.'],
    ['status matches [', '“[” is no regular expression'],
    ['body $.empty exists', 'It is "".'],
    ['body sha256 abc', 'It is "{'],
    ['duration lunch < 3', 'There is no phase “lunch”.'],
    ['tls.chain[9].issuer == a', 'tls.chain has 1 item.'],
    ['tls.protocl == TLSv1.3', 'tls has no protocl. Did you mean protocol?'],
    ['tls.__proto__ exists', 'tls has no __proto__.'],
    ['tls.protocol == TLSv1.2', 'It is "TLSv1.3".'],
    ['constructor exists', '“constructor” cannot be looked at.'],
    ['statuss == 200', '“statuss” cannot be looked at. Did you mean status?'],
    ['body.data[0].id isString', '“body.data[0].id” cannot be looked at. Write body $.data[0].id.'],
    ['body.data length > 0', '“body.data length” cannot be looked at. Write body $.data.'],
    ['js 1 + 1 == 2', '“js 1 + 1” needs a script, and scripts are not built yet.'],
    ['failure.code exists', 'There is nothing in failure.'],
  ];
  for (const [text, message] of falseOnes) {
    it(`is false, and says why: ${text}`, async () => {
      const said = await check(answered, text);
      assert.ok(said !== true && said.startsWith(message), String(said));
    });
  }

  it('looks into XML', async () => {
    assert.equal(await check(xml, 'body //b == 1'), true);
    assert.equal(await check(xml, 'xpath /a/b == 1'), true);
    assert.equal(await check(xml, 'xpath /a/c exists'), 'Nothing stands at /a/c in the body of the response.');
  });

  it('says that there is no TLS where there is none', async () => {
    assert.match(String(await check(xml, 'tls.trusted == true')), /plain HTTP/);
    assert.equal(await check(xml, 'duration tls < 3000'), 'This phase did not take place.');
  });

  it('looks at a connection that was refused', async () => {
    assert.equal(await check(refused, 'tls.trusted == false'), true);
    assert.equal(await check(refused, 'failure.code == TLS_UNTRUSTED'), true);
    for (const text of ['status == 200', 'status != 500', 'header a isFalse', 'body isFalse'])
      assert.match(String(await check(refused, text)), /^There was no response: .*TLS_UNTRUSTED/);
  });

  it('stops a regular expression that would take for ever [slow]', async () => {
    const slow = exampleExchange([exampleCall({ response: exampleResponse({ body: bytesOf(`${'a'.repeat(40)}b`) }) })]);
    assert.equal(
      await check(slow, 'body matches ^(a+)+$'),
      'The regular expression took longer than 1 s and was stopped.',
    );
  });

  it('is false where it cannot be read', async () => {
    const request = {
      ...answered.request,
      assertions: [{ line: 0, text: 'status 200', check: { trouble: 'No operator.' } }],
    };
    assert.deepEqual(await checkAssertions({ ...answered, request }, [], now), [
      { name: 'status 200', passed: false, message: 'No operator.', line: 1 },
    ]);
  });

  it('shortens what it shows', async () => {
    const long = exampleExchange([exampleCall({ response: exampleResponse({ body: bytesOf('x'.repeat(9999)) }) })]);
    assert.equal(String(await check(long, 'body == y')).length, 'It is .'.length + 200);
  });
});
