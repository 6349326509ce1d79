import { createSecureServer } from 'node:http2';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls';
import { lingering } from '../../src/playground/lingering.ts';
import type { LabCertificate } from './lab-certificate.ts';

/** What stands behind a port of the laboratory. */
export interface Behaviour {
  readonly accept: (connection: Socket) => void;
  /** Bytes of requests that arrived: decrypted ones, and for a server without TLS those in the clear. */
  readonly requestBytes: () => number;
}

/** Sent as body by whoever tries a server; when it has come, the request is complete. */
export const requestBody = 'a secret that no refused server may see';

/** OpenSSL's security level 0: whatever this library can still do. */
export const anyCipher = 'ALL:@SECLEVEL=0';

export const usualAnswer =
  'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nStrict-Transport-Security: max-age=63072000\r\nContent-Length: 2\r\n\r\nok';

/** TLS options that serve with a certificate and send what stands above it. */
export function serving(certificate: LabCertificate, ...above: readonly LabCertificate[]): TlsOptions {
  return {
    key: certificate.keys.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: [certificate, ...above].map(({ pem }) => pem).join(''),
    ciphers: `DEFAULT:${anyCipher}`,
  };
}

/** `respond` gets each connection whose request has come; `staple` goes along with the certificate when it is asked for. */
export function tlsServer(
  options: TlsOptions,
  respond: (connection: TLSSocket) => void = (connection) => void connection.write(usualAnswer),
  staple: Uint8Array | null = null,
): Behaviour & { readonly acceptStream: (stream: Duplex) => void } {
  let bytes = 0;
  const server = createServer(options, (connection) => {
    let text = '';
    connection.on('error', () => connection.destroy());
    connection.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      text += chunk.toString('latin1');
      const isComplete =
        text.includes(`\r\n\r\n${requestBody}`) || (text.startsWith('GET ') && text.endsWith('\r\n\r\n'));
      if (!isComplete) return;
      text = '';
      respond(connection);
    });
  });
  if (staple !== null) server.on('OCSPRequest', (_certificate, _issuer, done) => done(null, Buffer.from(staple)));
  server.on('tlsClientError', (_, connection) => connection.destroy());
  const acceptStream = (stream: Duplex): void => void server.emit('connection', stream);
  return {
    accept: (connection) => acceptStream(options.requestCert === true ? lingering(connection) : connection),
    acceptStream,
    requestBytes: () => bytes,
  };
}

/** Speaks HTTP/2 and nothing else. Each request counts with its body, however small its head was made. */
export function http2Server(options: TlsOptions): Behaviour {
  let bytes = 0;
  const server = createSecureServer(options);
  server.on('sessionError', () => undefined);
  server.on('stream', (stream) => {
    bytes += 1;
    stream.on('error', () => undefined);
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    stream.respond({ ':status': 200, 'content-type': 'text/plain', 'strict-transport-security': 'max-age=63072000' });
    stream.end('ok');
  });
  return { accept: (connection) => void server.emit('connection', connection), requestBytes: () => bytes };
}

/** A server that speaks no TLS, or not to its end. `react` is called when the first bytes have come. */
export function rawServer(react: (connection: Socket, first: Buffer) => void): Behaviour {
  return listeningServer((connection) => connection.once('data', (first: Buffer) => react(connection, first)));
}

/** A server that acts as soon as somebody connects. */
export function listeningServer(greet: (connection: Socket) => void): Behaviour {
  let bytes = 0;
  return {
    accept: (connection) => {
      let text = '';
      connection.on('data', (chunk: Buffer) => {
        text = (text + chunk.toString('latin1')).slice(-4096);
        if (/^[A-Z]+ \S+ HTTP\/1|secret/.test(text)) bytes += chunk.length;
      });
      greet(connection);
    },
    requestBytes: () => bytes,
  };
}

/** A line that hands on what a server sends in pieces. */
export interface SlowLine {
  /** Bytes of a piece. */
  readonly size: number;
  /** Milliseconds after each piece. */
  readonly pause: number;
  /** How many bytes from the first one on go this way; the rest goes at once. All unless said. */
  readonly count?: number;
}

export function slowly(server: ReturnType<typeof tlsServer>, { size, pause, count = Infinity }: SlowLine): Behaviour {
  return {
    requestBytes: server.requestBytes,
    accept: (connection) => {
      let sent = 0;
      const line = new Duplex({
        read: () => void connection.resume(),
        write: (chunk: Buffer, _encoding, done) => {
          const next = (at: number): void => {
            if (at >= chunk.length || connection.destroyed) {
              done();
              return;
            }
            const isSlow = sent < count;
            const end = isSlow ? at + size : chunk.length;
            connection.write(chunk.subarray(at, end));
            sent += end - at;
            if (!isSlow) {
              done();
              return;
            }
            if (pause === 0) setImmediate(next, end);
            else setTimeout(next, pause, end);
          };
          next(0);
        },
        final: (done) => void connection.end(done),
      });
      connection.on('data', (chunk: Buffer) => line.push(chunk));
      connection.once('end', () => line.push(null));
      connection.once('close', () => line.destroy());
      server.acceptStream(line);
    },
  };
}
