import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Playground, startPlayground } from '../../../src/playground/start-playground.ts';
import { openWorkbench, type Workbench } from './open-workbench.ts';

/** A project as people have it who used another product until today; `BASE` stands for the playground. */
interface Project {
  readonly product: string;
  /** In the folder of the project; their values come as well from the settings of the workspace. */
  readonly files: Readonly<Record<string, string>>;
  readonly requests: string;
  /** As the status bar offers it. */
  readonly environment: string;
  /** What the second request asks for, with the token that the first one got. */
  readonly asked: string;
}

const projects: readonly Project[] = [
  {
    product: 'rest-client',
    files: {},
    requests: `@contentType = application/json

# @name login
POST {{host}}/anything/login HTTP/1.1
Content-Type: {{contentType}}

{
    "token": "token-of-{{user}}"
}

###

@token = {{login.response.body.$.json.token}}

# @name profile
GET {{host}}/anything/rest-client/{{token}} HTTP/1.1
X-Request-Id: {{$guid}}
`,
    environment: 'rc-local',
    asked: '/anything/rest-client/token-of-ada',
  },
  {
    product: 'httpyac',
    files: {
      '.httpyac.json':
        '{ "environments": { "$shared": { "user": "nobody" }, "hy-dev": { "host": "BASE", "user": "grace" } } }',
    },
    requests: `# @name login
POST /anything/login
Content-Type: application/json

{ "token": "token-of-{{user}}" }

?? status == 200

###
# @ref login
GET /anything/httpyac/{{login.json.token}}

?? status == 200
?? header content-type includes json
`,
    environment: 'hy-dev',
    asked: '/anything/httpyac/token-of-grace',
  },
  {
    product: 'visual-studio',
    files: {
      'http-client.env.json': '{ "$shared": { "user": "nobody" }, "vs-dev": { "HostAddress": "BASE" } }',
      'http-client.env.json.user': '{ "vs-dev": { "user": "joan" } }',
    },
    requests: `@api = {{HostAddress}}/anything

# @name login
POST {{api}}/login
Content-Type: application/json

{ "token": "token-of-{{user}}" }

###

GET {{api}}/visual-studio/{{login.response.body.$.json.token}}
Accept: application/json

###
`,
    environment: 'vs-dev',
    asked: '/anything/visual-studio/token-of-joan',
  },
];

describe('projects of other products, in a window', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portside-products-'));
  const workspace = join(folder, 'workspace');
  let playground: Playground;
  let workbench: Workbench;

  const write = (path: string, text: string): void => {
    const file = join(workspace, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text.replaceAll('BASE', playground.ports.find(({ name }) => name === 'http')?.url ?? ''));
  };

  before(async () => {
    playground = await startPlayground({
      httpPort: 0,
      httpsPort: 0,
      folder: join(folder, 'playground'),
      now: Date.now,
      host: null,
    });
    write(
      '.vscode/settings.json',
      '{ "rest-client.environmentVariables": { "$shared": { "user": "nobody" }, "rc-local": { "host": "BASE", "user": "ada" } } }',
    );
    for (const { product, files, requests } of projects) {
      write(`${product}/${product}.http`, requests);
      for (const [name, text] of Object.entries(files)) write(`${product}/${name}`, text);
    }
    workbench = await openWorkbench({ theme: 'light', folder: workspace, file: null, extension: 'vsix' });
  });

  after(async () => {
    await workbench?.close();
    await playground?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const { product, environment, asked } of projects)
    it(`of ${product}: choose the environment, log in, and use what came`, async () => {
      await workbench.open(`${product}/${product}.http`);
      await workbench.lenses();
      const item = workbench.page.locator('[id$="portside.environment"]');
      await item.click();
      await workbench.page.locator('.quick-input-widget .monaco-list-row', { hasText: environment }).first().click();
      await item.filter({ hasText: environment }).waitFor();

      const before = playground.requestsSeen('http');
      await workbench.clickLens('Send Request', 0);
      await workbench.webview('/anything/login', 'Response');
      await workbench.waitForLens('200 OK');
      await workbench.clickLens('Send Request', 1);
      await workbench.webview(asked, 'Response');
      // Where a file says that the login is needed, it is sent once, not again.
      assert.equal(playground.requestsSeen('http') - before, 2);
    });
});
