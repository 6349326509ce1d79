import assert from 'node:assert/strict';
import { restClientSending } from '../../../src/request/environment/sending-settings.ts';
import { readEnvironments } from '../../../src/request/read-environments.ts';
import type { RequestOptions } from '../../../src/request/resolved-request.ts';
import { complaints, file, resolveText, surroundingsOf, type World, wire } from './world.ts';

const jetBrains = '/project/requests/http-client.private.env.json';
const httpyac = '/project/.httpyac.json';
const restClient = '/project/.vscode/settings.json';
const files = {
  '/project/requests/dev.pem': 'certificate of dev',
  '/project/requests/dev.key': 'key of dev',
  '/project/dev.p12': '0\u0003\u0002\u0001\u0003',
  '/project/yac.pem': 'certificate of yac',
};

/** The options with which the request goes out, and what is told of them. */
async function sent(text: string, world: World): Promise<[Partial<RequestOptions>, readonly string[]]> {
  const resolution = await resolveText(text, { environment: 'dev', ...world, files: { ...files, ...world.files } });
  return [resolution.request?.options ?? {}, complaints(text, resolution)];
}

const withSsl = (ssl: object): World => ({
  files: { [jetBrains]: JSON.stringify({ dev: { SSLConfiguration: ssl }, prod: {} }) },
});

describe('JetBrains’ SSLConfiguration', () => {
  /** The certificate as `kind certificate key passphrase`, or why there is none to use. */
  async function check(ssl: object, expected: string | null, world: World = {}, url = 'https://x'): Promise<void> {
    const [{ clientCertificate }, told] = await sent(`GET ${url}`, { ...withSsl(ssl), ...world });
    assert.deepEqual(told, []);
    if (clientCertificate === undefined || clientCertificate === 'none')
      return assert.equal(clientCertificate ?? null, expected);
    const { material } = clientCertificate;
    const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
    assert.equal(
      material.kind === 'pair'
        ? `${text(material.certificate)}, ${text(material.key)}, ${material.passphrase}`
        : material.kind === 'pkcs12'
          ? `pkcs12 ${material.passphrase}`
          : material.why,
      expected,
    );
  }
  const pair = { clientCertificate: 'dev.pem', clientCertificateKey: 'dev.key' };
  const closed = { ...pair, hasCertificatePassphrase: true };

  it('names a certificate and its key beside its file', () => check(pair, 'certificate of dev, key of dev, null'));
  it('may name their formats', () =>
    check(
      {
        clientCertificate: { path: 'dev.pem', format: 'PEM' },
        clientCertificateKey: { path: 'dev.key', format: 'PEM' },
      },
      'certificate of dev, key of dev, null',
    ));
  it('may name a PKCS #12 file', () =>
    check({ clientCertificate: { path: '/project/dev.p12', format: 'P12' } }, 'pkcs12 null'));
  it('says that there is a passphrase, which is a secret of the environment', () =>
    check(closed, 'certificate of dev, key of dev, open', { secrets: { 'dev-certificate-passphrase': 'open' } }));
  it('is unusable without that secret', () =>
    check(closed, 'the secret dev-certificate-passphrase is not kept yet; “Portside: Set Secret” keeps it'));
  it('is unusable where a file is missing', () => check({ clientCertificate: 'no.pem' }, 'no.pem cannot be read'));
  it('counts for its environment alone', () => check(pair, null, { environment: 'prod' }));
  it('counts for https alone', () => check(pair, null, {}, 'http://x'));
  it('does not count in the profiles of others', () => check(pair, null, { readAs: { profile: 'httpyac' } as never }));

  it('gives way to # @no-client-cert', async () => {
    const [{ clientCertificate }] = await sent('# @no-client-cert\nGET https://x', withSsl(pair));
    assert.equal(clientCertificate, 'none');
  });
  it('switches the check of the server’s certificate off, in sight', async () =>
    assert.deepEqual(
      (([{ verifyCertificate }, told]) => [verifyCertificate, told])(
        await sent('GET https://x', withSsl({ verifyHostCertificate: false })),
      ),
      [false, ['warning certificate-not-checked "GET https://x"']],
    ));
  it('leaves it on otherwise', async () => {
    assert.equal((await sent('GET https://x', withSsl({ verifyHostCertificate: true })))[0].verifyCertificate, true);
    assert.equal(
      (await sent('GET https://x', { ...withSsl({ verifyHostCertificate: false }), environment: 'prod' }))[0]
        .verifyCertificate,
      true,
    );
  });
  it('says nothing of it where nothing is checked or the request says so itself', async () => {
    const off = withSsl({ verifyHostCertificate: false });
    assert.deepEqual((await sent('GET http://x', off))[1], []);
    assert.deepEqual((await sent('# @insecure\nGET https://x', off))[1], []);
  });
});

describe('settings of other tools', () => {
  const inHttpyac = (config: object): World => ({ environment: [], files: { [httpyac]: JSON.stringify(config) } });
  const inRestClient = (config: object): World => ({
    environment: [],
    files: { [restClient]: JSON.stringify(config) },
  });

  async function check(
    text: string,
    world: World,
    expected: Partial<RequestOptions>,
    told: readonly string[] = [],
  ): Promise<void> {
    const [options, problems] = await sent(text, world);
    const names = Object.keys(expected) as (keyof RequestOptions)[];
    assert.deepEqual(Object.fromEntries(names.map((name) => [name, options[name]])), expected);
    assert.deepEqual(problems, told);
  }

  const get = 'GET https://x';
  it('say whether redirects are followed', async () => {
    await check(get, inRestClient({ 'rest-client.followredirect': false }), { followRedirects: false });
    const workspace = { folders: [{ path: '.' }], settings: { 'rest-client.followredirect': false } };
    await check(
      get,
      { environment: [], files: { '/project/a.code-workspace': JSON.stringify(workspace) } },
      { followRedirects: false },
    );
    await check(get, inHttpyac({ request: { followRedirect: false } }), { followRedirects: false });
    await check(`# @dialect httpyac\n${get}`, inRestClient({ 'rest-client.followredirect': false }), {
      followRedirects: true,
    });
  });
  it('say how long is waited', async () => {
    await check(get, inRestClient({ 'rest-client.timeoutinmilliseconds': 5000 }), { timeout: 5000 });
    await check(get, inRestClient({ 'rest-client.timeoutinmilliseconds': 0 }), { timeout: null });
    await check(get, inHttpyac({ request: { timeout: { request: 7000 } } }), { timeout: 7000 });
    await check(get, inHttpyac({ request: { timeout: 'soon' } }), { timeout: 30_000 });
  });
  it('are weaker than what the request says', () =>
    check(`# @timeout 1 s\n${get}`, inRestClient({ 'rest-client.timeoutinmilliseconds': 5000 }), { timeout: 1000 }));
  it('are weaker than what the run says', async () => {
    const world = inHttpyac({
      request: { timeout: 7000, followRedirect: false, rejectUnauthorized: false },
      proxy: 'http://p:1',
      clientCertificates: { x: { cert: 'yac.pem' } },
    });
    const decided = new Set(['timeout', 'followRedirects', 'verifyCertificate', 'proxy', 'clientCertificate'] as const);
    await check(get, { ...world, decided }, {
      timeout: 30_000,
      followRedirects: true,
      verifyCertificate: true,
      ...{ proxy: undefined, clientCertificate: undefined },
    } as never);
  });
  it('may switch the check of certificates off, in sight', () =>
    check(get, inHttpyac({ request: { https: { rejectUnauthorized: false } } }), { verifyCertificate: false }, [
      'warning certificate-not-checked "GET https://x"',
    ]));
  it('in package.json count as well', () =>
    check(
      get,
      { environment: [], files: { '/project/package.json': '{"httpyac":{"request":{"timeout":9}}}' } },
      { timeout: 9 },
    ));
  it('that are not followed are told', () =>
    check(get, inRestClient({ 'rest-client.formParamEncodingStrategy': 'always' }), {}, [
      'information setting-not-followed "GET https://x"',
    ]));
  it('that only say how things look are not', () => check(get, inRestClient({ 'rest-client.fontSize': 3 }), {}));
  it('of the editor stand in the place of those in files', async () => {
    const surroundings = surroundingsOf({
      files: { [restClient]: '{"rest-client.followredirect": false, "rest-client.environmentVariables": {"dev": {}}}' },
    });
    const sending = restClientSending((name) => (name === 'timeoutinmilliseconds' ? 8 : undefined), 'settings', null);
    const read = await readEnvironments(file, surroundings, [
      { tool: 'rest-client', environments: {}, defaultFields: {}, sending },
    ]);
    assert.deepEqual(
      read.files.map((one) => [...one.sending.values()].map(({ options }) => options)),
      [[], [{ timeout: 8 }]],
    );
  });

  it('name certificates by host, beside themselves or beside the request file', async () => {
    const world = inHttpyac({ clientCertificates: { 'x:8443': { cert: 'yac.pem', key: 'dev.key', passphrase: 'p' } } });
    const [{ clientCertificate }] = await sent('GET https://x:8443', world);
    assert.ok(typeof clientCertificate === 'object');
    assert.deepEqual(clientCertificate.material, {
      kind: 'pair',
      certificate: new TextEncoder().encode('certificate of yac'),
      key: new TextEncoder().encode('key of dev'),
      passphrase: 'p',
    });
    assert.equal((await sent('GET https://y:8443', world))[0].clientCertificate, undefined);
    const other = inRestClient({ 'rest-client.certificates': { x: { cert: 'dev.pem' } } });
    assert.equal(typeof (await sent(get, other))[0].clientCertificate, 'object');
  });

  const proxy = (host: string, source: string, except: readonly string[] = []) => {
    const one = { scheme: 'http', host, port: 3128, credentials: null, source } as const;
    return { http: one, https: one, except, includesLoopback: true };
  };
  it('name a proxy, and servers that are asked without it', async () => {
    await check(get, inHttpyac({ proxy: 'http://p:3128', proxyExcludeList: ['a', 1] }), {
      proxy: proxy('p', `The setting proxy in ${httpyac}`, ['a']),
    });
    await check(get, inHttpyac({ proxy: 'socks://p:3128' }), {}, ['error proxy-unusable "GET https://x"']);
    const direct = inRestClient({ 'rest-client.excludeHostsForProxy': ['X:443', 'y'] });
    await check(get, direct, { proxy: 'none' });
    await check('GET https://y', direct, { proxy: 'none' });
    await check('GET https://x:444', direct, { proxy: undefined } as never);
  });

  it('# @proxy names one for the request', async () => {
    await check(`@at = p\n# @proxy http://{{at}}:3128\n${get}`, inHttpyac({}), { proxy: proxy('p', '@proxy') });
    await check(`# @proxy\n${get}`, inHttpyac({}), {}, ['error proxy-unusable "# @proxy"']);
    await check(`# @proxy ftp://p\n${get}`, inHttpyac({}), {}, ['error proxy-unusable "ftp://p"']);
    await check(`# @proxy http://p:3128\n# @no-proxy\n${get}`, inHttpyac({}), { proxy: 'none' });
  });
  it('# @proxy keeps its password from being shown', async () => {
    const { secrets } = await resolveText(`# @proxy http://me:hidden@p\n${get}`);
    assert.ok(secrets.includes('hidden'));
    const odd = await resolveText(`# @proxy http://me:h%zz@p\n${get}`);
    assert.ok(odd.secrets.includes('h%zz'));
  });
});

describe('httpYac’s X-ClientCert', () => {
  async function check(value: string, isSent: boolean, read: string | null, profile = 'auto'): Promise<void> {
    const { request } = await resolveText(`# @dialect ${profile}\nGET https://x\nX-ClientCert: ${value}`, { files });
    assert.equal(wire(request)?.includes('X-ClientCert'), isSent);
    const certificate = request?.options.clientCertificate;
    const material = typeof certificate === 'object' ? certificate.material : null;
    assert.equal(material?.kind === 'pair' ? new TextDecoder().decode(material.key) : (material?.kind ?? null), read);
  }
  it('names a certificate beside the request file and is not sent', () =>
    check('cert: ./dev.pem key: ./dev.key', false, 'key of dev'));
  it('may name a PKCS #12 file', () => check('pfx: /project/dev.p12 passphrase: x', false, 'pkcs12'));
  it('is an ordinary field with anything else in it', () => check('sha-256 abc', true, null));
  it('is an ordinary field in the profiles of others', () => check('cert: dev.pem', true, null, 'rest-client'));
  it('keeps its passphrase from being shown', async () => {
    const { secrets } = await resolveText('GET https://x\nX-ClientCert: pfx: a.p12 passphrase: hidden', { files });
    assert.deepEqual(secrets, ['hidden']);
  });
});
