import { type AddressInfo, createServer, type Socket } from 'node:net';

export interface RawServer {
  /** `http://127.0.0.1:port`. */
  readonly base: string;
  readonly port: number;
  /** What each connection received, as Latin-1: octets as they came. */
  readonly received: readonly string[];
}

/** A server that does with a connection what `react` does, once `isWhole` holds for what came in. */
export async function answeringRaw<T>(
  react: (socket: Socket, received: string) => void,
  use: (server: RawServer) => Promise<T>,
  isWhole: (received: string) => boolean = (received) => received.includes('\r\n\r\n'),
): Promise<T> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const index = received.push('') - 1;
    sockets.add(socket);
    let answered = 0;
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      received[index] += chunk.toString('latin1');
      const unanswered = received[index]?.slice(answered) ?? '';
      if (!isWhole(unanswered)) return;
      answered += unanswered.length;
      react(socket, unanswered);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  try {
    return await use({ base: `http://127.0.0.1:${port}`, port, received });
  } finally {
    server.close();
    for (const socket of sockets) socket.destroy();
  }
}
