import { createServer, type Server, type Socket } from 'node:net';

export interface Listening {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** An address on which the playground may listen. It echoes, redirects and connects at a caller's word: loopback only. */
export const loopbackAddresses = ['127.0.0.1', '::1'] as const;

const attemptsForOnePortOnBoth = 20;

/**
 * Accepts connections on the same port of every address; `port` 0 takes a free one. An address the machine does not
 * have is left out as long as one remains. Rejects with the port and its purpose in the message.
 */
export async function listen(
  addresses: readonly string[],
  port: number,
  purpose: string,
  accept: (socket: Socket) => void,
): Promise<Listening> {
  for (let attempt = 1; ; attempt += 1) {
    const servers: Server[] = [];
    try {
      let chosen = port;
      for (const address of addresses) {
        const server = await listenOn(address, chosen, accept);
        if (server === null) continue;
        servers.push(server);
        chosen = portOf(server);
      }
      if (servers.length === 0) throw new Error(`None of ${addresses.join(', ')} is an address of this machine.`);
      return {
        port: chosen,
        close: async () => {
          await Promise.all(servers.map(closeServer));
        },
      };
    } catch (cause) {
      await Promise.all(servers.map(closeServer));
      // A free port of one address may be taken on the other: try another one.
      const taken = codeOf(cause) === 'EADDRINUSE';
      if (taken && port === 0 && attempt < attemptsForOnePortOnBoth) continue;
      throw new Error(reason(cause, port, purpose), { cause });
    }
  }
}

function reason(cause: unknown, port: number, purpose: string): string {
  switch (codeOf(cause)) {
    case 'EADDRINUSE':
      return `Port ${port}, where the playground's server "${purpose}" is to listen, is in use by another program. End that program, or choose other ports for the playground.`;
    case 'EACCES':
      return `Port ${port}, where the playground's server "${purpose}" is to listen, needs rights that this program does not have. Choose a port of 1024 or higher.`;
    default:
      return `The playground's server "${purpose}" cannot listen at port ${port}: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}

/** `null` where the machine has no such address, as without IPv6. */
function listenOn(address: string, port: number, accept: (socket: Socket) => void): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    // As Node's HTTP servers do for themselves: else a response in two pieces waits for the client's acknowledgement.
    const server = createServer({ noDelay: true }, accept);
    server.once('error', (error) => {
      const absent = ['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL'].includes(codeOf(error) ?? '');
      if (absent) resolve(null);
      else reject(error);
    });
    server.listen({ host: address, port }, () => resolve(server));
  });
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
