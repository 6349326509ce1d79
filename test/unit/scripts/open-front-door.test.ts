import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { type FrontDoor, openFrontDoor } from '../../../scripts/vscode-host/open-front-door.ts';

describe('the front door of the VS Code host', () => {
  let behind: Server;
  let door: FrontDoor;
  let authority: string;

  before(async () => {
    behind = createServer((request, response) => {
      response.writeHead(404, ['Set-Cookie', 'a=1', 'Set-Cookie', 'b=2']);
      request.pipe(response);
    });
    behind.on('upgrade', (request, socket) => {
      socket.end(
        `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n\r\n${request.url} ${request.headers['x-a']}`,
      );
    });
    behind.listen(0, '127.0.0.1');
    await once(behind, 'listening');
    authority = `127.0.0.1:${(behind.address() as AddressInfo).port}`;
    door = await openFrontDoor({ port: 0, authority, token: 'secret', folder: '/w', file: '/w/a.http' });
  });

  after(() => {
    door.close();
    behind.close();
  });

  const visit = async (path: string): Promise<IncomingMessage> => {
    const request = get(new URL(path, door.address), { headers: { Host: 'my.host:99' }, agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return response;
  };

  it('leads who comes with the secret to the file, under the name of the host that they used', async () => {
    const response = await visit('/?tkn=secret');
    response.resume();
    assert.equal(response.statusCode, 302);
    const { pathname, searchParams } = new URL(response.headers.location ?? '', 'http://any');
    assert.equal(pathname, '/');
    assert.equal(searchParams.get('tkn'), 'secret');
    assert.equal(searchParams.get('folder'), '/w');
    assert.equal(searchParams.get('payload'), '[["openFile","vscode-remote://my.host:99/w/a.http"]]');
  });

  for (const path of ['/', '/?tkn=wrong', '/?tkn=secret&folder=/w', '/other?tkn=secret']) {
    it(`leaves ${path} to the host`, async () => {
      const response = await visit(path);
      response.resume();
      assert.equal(response.statusCode, 404);
    });
  }

  it('passes fields and bodies through as they are', async () => {
    const response = await fetch(new URL('/x', door.address), { method: 'POST', body: 'hello' });
    assert.equal(await response.text(), 'hello');
    assert.deepEqual(response.headers.getSetCookie(), ['a=1', 'b=2']);
  });

  it('passes web sockets through', async () => {
    const socket = connect(Number(new URL(door.address).port), '127.0.0.1');
    socket.write('GET /socket?x HTTP/1.1\r\nHost: h\r\nX-A: 1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    assert.match(await text(socket), /^HTTP\/1.1 101 .*\/socket\?x 1$/s);
  });

  it('takes another port when the wanted one is taken', async () => {
    const port = Number(new URL(door.address).port);
    const second = await openFrontDoor({ port, authority, token: 't', folder: '/w', file: '/w/a.http' });
    assert.notEqual(new URL(second.address).port, String(port));
    second.close();
  });
});
