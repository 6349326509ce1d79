import assert from 'node:assert/strict';
import { startCourse } from '../../../src/exchange/course.ts';
import type { Failure } from '../../../src/exchange/exchange.ts';
import { explainHttpError, type HttpProgress } from '../../../src/exchange/http-failure.ts';
import type { OpenConnection } from '../../../src/exchange/ready-connection.ts';
import { exampleConnection, exampleTlsCall } from '../view/example-exchange.ts';
import { exampleRecord } from '../view/example-record.ts';

const fatal = {
  from: 'server',
  level: 'fatal',
  number: 116,
  name: 'certificate_required',
  at: 9,
  afterFinished: true,
} as const;

/** What is made of an error of the socket, over a connection on which these alerts were heard. */
function explain(
  error: NodeJS.ErrnoException,
  alerts: typeof exampleRecord.alerts,
  progress: Partial<HttpProgress> = {},
  complaint: NodeJS.ErrnoException | null = null,
): Failure {
  const facts = exampleTlsCall({ record: { ...exampleRecord, alerts } }).connection ?? exampleConnection();
  const connection: Pick<OpenConnection, 'facts' | 'factsNow' | 'socketError'> = {
    facts,
    factsNow: () => facts,
    socketError: () => complaint,
  };
  const limits = { timeout: null, connectTimeout: null };
  const course = startCourse(limits, { signal: null, onPhase: null });
  course.enter('wait');
  return explainHttpError(
    error,
    { answered: false, preview: '', fields: null, wireSize: 0, ...progress },
    { scheme: 'https', host: 'shop.example', port: 443 },
    connection as OpenConnection,
    course,
    limits,
  );
}

const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
const closed = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
const internalError = Object.assign(
  new Error('0000:error:0A000438:SSL routines:ssl3_read_bytes:tlsv1 alert internal error:SSL alert number 80'),
  { code: 'ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR' },
);

describe('a connection that ends before the response does', () => {
  it('is told by the alert that was heard, where a reset overtook it', () => {
    const { code, alert } = explain(reset, [fatal]);
    assert.deepEqual([code, alert], ['TLS_CLIENT_CERTIFICATE_REQUIRED', { number: 116, from: 'server' }]);
  });

  for (const [what, alerts] of [
    ['without an alert', []],
    ['after a warning', [{ ...fatal, level: 'warning', number: 112 }]],
    ['after an alert of our own', [{ ...fatal, from: 'client' }]],
  ] as const) {
    it(`is a reset ${what}`, () =>
      assert.deepEqual([explain(reset, alerts).code, explain(reset, alerts).alert], ['CONNECTION_RESET', null]));
  }

  it('has the alert that broke the body off', () => {
    const { code, alert } = explain(closed, [], { answered: true, fields: [] }, internalError);
    assert.deepEqual([code, alert], ['TRUNCATED_BODY', { number: 80, from: 'server' }]);
  });

  it('has none where the body just ended', () => {
    const { code, alert } = explain(closed, [], { answered: true, fields: [] });
    assert.deepEqual([code, alert], ['TRUNCATED_BODY', null]);
  });
});
