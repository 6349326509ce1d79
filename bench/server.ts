/**
 * A server to measure against, in a process of its own so that its work is nobody else's: answers every request on a free
 * port of the loopback interface, whose address it prints. Ends with its starter.
 *
 *   /…           a small JSON text
 *   /json/BYTES  a list of people in JSON, about that long
 *   /bytes/BYTES that many octets
 *
 * JSON tells when the request came: `arrived`, milliseconds since 1970, and `shown`, the query's `n` or a running number.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const people = new Map<number, string>();
const chunk = Buffer.alloc(256 * 1024, 'portside ');
let count = 0;

const server = createServer((request, response) => {
  const arrived = Date.now();
  count += 1;
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [, kind, size] = /^\/(json|bytes)\/(\d+)/.exec(url.pathname) ?? [];
  const head = `{"shown":"click-${url.searchParams.get('n') ?? count}","arrived":${arrived}`;
  if (kind === 'bytes') {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': Number(size) });
    let left = Number(size);
    const write = (): void => {
      while (left > 0) {
        const part = chunk.subarray(0, Math.min(left, chunk.length));
        left -= part.length;
        if (!response.write(part)) break;
      }
      if (left === 0) response.end();
    };
    response.on('drain', write);
    write();
    return;
  }
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(
    kind === 'json'
      ? `${head},"people":${peopleOf(Number(size))}}`
      : `${head},"user":{"id":7,"name":"Ada","roles":["admin"]}}`,
  );
});

function peopleOf(bytes: number): string {
  let text = people.get(bytes);
  if (text === undefined) {
    const all: unknown[] = [];
    for (let length = 0; length < bytes; ) {
      const id = all.length;
      const one = { id, name: `Person ${id}`, email: `person.${id}@example.com`, active: id % 3 > 0, tags: ['a', 'b'] };
      all.push(one);
      length += JSON.stringify(one).length + 1;
    }
    text = JSON.stringify(all);
    people.set(bytes, text);
  }
  return text;
}

server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
process.stdin.on('end', () => process.exit(0)).resume();
