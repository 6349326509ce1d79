import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../../src/cli/version.ts';
import { commands } from '../../../src/editor/commands.ts';
import { settingDefaults } from '../../../src/editor/setting-defaults.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (name: string) => JSON.parse(readFileSync(join(root, name), 'utf8'));

describe('package.json', () => {
  const manifest = read('package.json');
  const texts: Readonly<Record<string, string>> = read('package.nls.json');
  const { contributes } = manifest;

  it('contributes exactly the commands of the table', () => {
    assert.deepEqual(
      contributes.commands.map(({ command }: { command: string }) => command).sort(),
      Object.values(commands).sort(),
    );
  });

  it('contributes exactly the settings of the table, with their defaults', () => {
    const properties = contributes.configuration.properties as Readonly<Record<string, { readonly default: unknown }>>;
    assert.deepEqual(
      Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name.replace('portside.', ''), property.default]),
      ),
      settingDefaults,
    );
  });

  it('has a text for every placeholder, and no text without one', () => {
    const used = [...JSON.stringify(manifest).matchAll(/%([\w.]+)%/g)].map((match) => match[1] ?? '');
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
  });

  it('names only commands it contributes in menus and keys', () => {
    const known = new Set<string>(Object.values(commands));
    const named: string[] = [...contributes.keybindings, ...Object.values(contributes.menus).flat()].map(
      ({ command }) => command,
    );
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((command) => !known.has(command)),
      [],
    );
  });

  it('names only files that exist', () => {
    const paths = [
      ...JSON.stringify({ contributes, icon: manifest.icon }).matchAll(/"(\.?\/?(?:media|syntaxes)\/[^"]+)"/g),
    ].map((match) => match[1] ?? '');
    assert.ok(paths.length > 3);
    assert.deepEqual(
      paths.filter((path) => !existsSync(join(root, path))),
      [],
    );
  });

  it('agrees with the version that the command says', () => {
    assert.equal(manifest.version, version);
  });

  it('is built against the types of the oldest VS Code it runs in', () => {
    assert.equal(`^${manifest.devDependencies['@types/vscode']}`, manifest.engines.vscode);
  });
});
