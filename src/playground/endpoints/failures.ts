import type { Call, Endpoint, EndpointGroup } from '../endpoint.ts';

/** Every way in which a server can leave a request without a proper answer. */
export const failures: EndpointGroup = {
  title: 'Failures on purpose',
  endpoints: [
    failing('/close', 'Closes the connection without an answer.', (call) => {
      call.socket.end();
    }),
    failing('/reset', 'Resets the connection without an answer.', (call) => {
      call.connection().resetAndDestroy();
    }),
    failing('/reset-in-body', 'Resets the connection in the middle of the body.', async (call) => {
      await write(call, 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nThe first line.\n');
      // The client gets the time to read what came before; a reset may overtake it.
      await call.pause(100);
      call.connection().resetAndDestroy();
    }),
    failing('/truncated', 'Promises 1000 bytes, sends 16 and closes.', (call) =>
      rawAnswer(call, 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nThe first line.\n'),
    ),
    failing('/truncated-chunks', 'Closes in the middle of a chunked body.', (call) =>
      rawAnswer(call, `${chunkedHead}10\r\nThe first line.\n\r\n10\r\nThe sec`),
    ),
    failing('/truncated-head', 'Closes in the middle of the fields.', (call) =>
      rawAnswer(call, 'HTTP/1.1 200 OK\r\nContent-Type: text/pl'),
    ),
    failing('/bad-chunk', 'Sends a chunk whose size is no number.', (call) =>
      rawAnswer(call, `${chunkedHead}5\r\nhello\r\nZZ\r\nworld\r\n0\r\n\r\n`),
    ),
    failing('/bad-field', 'Sends a field with a space in its name.', (call) =>
      rawAnswer(call, 'HTTP/1.1 200 OK\r\nBad Field: x\r\nContent-Length: 0\r\n\r\n'),
    ),
    failing('/two-lengths', 'Sends two Content-Lengths that differ.', (call) =>
      rawAnswer(call, 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!'),
    ),
    failing('/garbage', 'Answers with bytes that are not HTTP.', (call) =>
      rawAnswer(call, '\u0000\u0001\u0002 this is not HTTP \u00ff\u00fe\r\n\r\n'),
    ),
    failing('/ssh', 'Answers as an SSH server would.', (call) => rawAnswer(call, 'SSH-2.0-Playground_1.0\r\n')),
    failing('/never', 'Never answers.', () => undefined),
    failing('/slow-fields', 'Sends the fields one by one, a second apart, for half a minute.', async (call) => {
      await write(call, 'HTTP/1.1 200 OK\r\n');
      for (let index = 1; index <= 30; index += 1) {
        await call.pause(1000);
        await write(call, `X-Field-${index}: slow\r\n`);
      }
      await write(call, 'Content-Length: 0\r\n\r\n');
    }),
    failing('/slow-body', 'Sends the body byte by byte, a second apart, for half a minute.', async (call) => {
      await write(call, 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 30\r\n\r\n');
      for (let index = 1; index <= 30; index += 1) {
        await write(call, '.');
        await call.pause(1000);
      }
    }),
    failing('/no-end', 'Sends a body without an end: no length, and the connection stays open.', (call) =>
      write(call, 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nThat was all.\n'),
    ),
    failing('/until-close', 'No failure: a body that ends when the connection does (RFC 9112 section 6.3).', (call) =>
      rawAnswer(call, 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nComplete when closed.\n'),
    ),
    failing('/http-1.0', 'No failure: an answer in HTTP/1.0.', (call) =>
      rawAnswer(call, 'HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 13\r\n\r\nOld and good\n'),
    ),
  ],
};

const chunkedHead = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n';

function failing(path: string, says: string, fail: (call: Call) => void | Promise<void>): Endpoint {
  return {
    path,
    methods: null,
    says,
    example: null,
    answer: async (call) => {
      // What was not read would turn an orderly close into a reset.
      await call.body();
      await fail(call);
    },
  };
}

async function rawAnswer(call: Call, text: string): Promise<void> {
  await write(call, text);
  call.socket.end();
}

/** Past Node's own writer of responses, which would not send what is wrong. */
function write(call: Call, text: string): Promise<void> {
  return new Promise((resolve) => {
    call.socket.write(text, 'latin1', () => resolve());
  });
}
