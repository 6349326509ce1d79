import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

/** Servers we did not write, started for one suite on loopback ports of their own, and stopped by their process. */
export interface Servers {
  /** An authority's certificate (PEM file) that signs what the TLS ports below show. */
  readonly caFile: string;
  readonly folder: string;
  readonly ports: {
    readonly httpbin: number;
    readonly nginxHttp: number;
    readonly nginxHttps: number;
    readonly caddy: number;
    readonly openssl: number;
  };
  readonly stop: () => void;
}

/** What must be installed; `scripts/suites.ts` sees to it. */
export const programs = [
  '/usr/sbin/nginx',
  '/usr/bin/caddy',
  '/usr/bin/openssl',
  '/usr/lib/python3/dist-packages/httpbin/__init__.py',
];

export function missingPrograms(): readonly string[] {
  return programs.filter((file) => !existsSync(file));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function answers(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      }).on('error', () => resolve(false));
    });
    if (open) return;
    await after(50);
  }
  throw new Error(`Nothing answers at port ${port}.`);
}

function openssl(folder: string, ...args: string[]): void {
  const result = spawnSync('/usr/bin/openssl', args, { cwd: folder, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(result.stderr);
}

function makeCertificates(folder: string): void {
  const subject = (name: string): string[] => ['-subj', `/O=Portside tests/CN=${name}`];
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  openssl(
    folder,
    'req',
    '-x509',
    ...key,
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '30',
    ...subject('Test authority'),
  );
  openssl(folder, 'req', ...key, '-keyout', 'server.key', '-out', 'server.csr', ...subject('localhost'));
  writeFileSync(
    join(folder, 'san.cnf'),
    'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1\nextendedKeyUsage=serverAuth\n',
  );
  const sign = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '20', '-extfile', 'san.cnf'];
  openssl(folder, 'x509', '-req', '-in', 'server.csr', ...sign, '-out', 'server.pem');
}

export async function startServers(): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), 'portside-servers-'));
  makeCertificates(folder);
  const [httpbin, nginxHttp, nginxHttps, caddy, opensslPort] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  mkdirSync(join(folder, 'www'));
  writeFileSync(
    join(folder, 'www', 'hello.json'),
    JSON.stringify({ hello: 'world', list: Array.from({ length: 200 }, (_, n) => n) }),
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
events { worker_connections 64; }
http {
  access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  gzip on; gzip_types application/json; gzip_min_length 10;
  types { application/json json; }
  server { listen 127.0.0.1:${nginxHttp}; root ${folder}/www; location /moved { return 301 /hello.json; } }
  server { listen 127.0.0.1:${nginxHttps} ssl http2; ssl_protocols TLSv1.2 TLSv1.3; ssl_certificate ${folder}/server.pem; ssl_certificate_key ${folder}/server.key; root ${folder}/www; add_header Strict-Transport-Security "max-age=31536000"; }
}`,
  );
  writeFileSync(
    join(folder, 'Caddyfile'),
    `{\n admin off\n auto_https off\n}\nhttps://localhost:${caddy} {\n bind 127.0.0.1\n tls ${folder}/server.pem ${folder}/server.key\n encode zstd gzip\n respond /hello "Hello from Caddy"\n root * ${folder}/www\n file_server\n}\n`,
  );
  const children: ChildProcess[] = [];
  const start = (program: string, ...args: string[]): void => {
    const env = { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
    children.push(spawn(program, args, { cwd: folder, stdio: 'ignore', env }));
  };
  start('/usr/bin/python3', '-c', `from httpbin import app; app.run(host='127.0.0.1', port=${httpbin}, threaded=True)`);
  start('/usr/sbin/nginx', '-p', folder, '-c', join(folder, 'nginx.conf'));
  start('/usr/bin/caddy', 'run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile');
  start(
    '/usr/bin/openssl',
    's_server',
    '-www',
    '-accept',
    `127.0.0.1:${opensslPort}`,
    '-cert',
    'server.pem',
    '-key',
    'server.key',
    '-quiet',
  );
  const stop = (): void => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await Promise.all([httpbin, nginxHttp, nginxHttps, caddy, opensslPort].map(answers));
  } catch (error) {
    stop();
    throw error;
  }
  return {
    caFile: join(folder, 'ca.pem'),
    folder,
    ports: { httpbin, nginxHttp, nginxHttps, caddy, openssl: opensslPort },
    stop,
  };
}
