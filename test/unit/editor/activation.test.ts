import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const src = join(import.meta.dirname, '..', '..', '..', 'src');

/** What a window needs to begin with, besides the reader. Everything else is loaded when it is first asked for. */
const needed: Readonly<Record<string, readonly string[]>> = {
  editor: [
    'ask',
    'certificate-panel',
    'commands',
    'diagnostics',
    'environment-sections',
    'environments',
    'environments-view',
    'extension',
    'fix-all-kind',
    'found-in-document',
    'hosts-in-sight',
    'parsed-documents',
    'preview-scheme',
    'range-at',
    'register-features',
    'response-panel',
    'runs',
    'secrets',
    'semantic-tokens-legend',
    'send-lens',
    'setting-defaults',
    'settings',
    'status-bar',
    'surroundings',
    'text-documents',
    'trust',
    'visits',
    'web-page',
    'when-text',
  ],
  language: ['written-authority'],
  request: ['send-places'],
  run: ['disk-surroundings'],
  view: ['authority', 'duration-text', 'links-of', 'messages', 'remember-visit', 'shell', 'visit-change'],
  worker: ['engine'],
};

/** Reads request files: the first **Send Request** and the first squiggle wait for it. Its own imports belong to it. */
const reader = ['parse', 'reparse', 'read-markdown', 'found-in-blocks', 'line-range', 'semantic-token-types'];
const hints = join('portability', 'portability');

/** Files of src that are loaded with the given ones; imports of types alone load nothing. */
function loadedWith(files: readonly string[]): ReadonlySet<string> {
  const loaded = new Set<string>();
  const add = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    for (const target of importsOf(file)) if (target.startsWith('.')) add(join(dirname(file), target));
  };
  for (const file of files) add(file);
  return loaded;
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^import (?!type )(?:[^'";]*?\sfrom )?'([^']+)'/gm)].map(([, target = '']) => target);
}

const nameOf = (file: string): string => relative(src, file).split(sep).join('/');
const loaded = [...loadedWith([join(src, 'editor', 'extension.ts')])];
const read = loadedWith([...reader, hints].map((name) => join(src, 'language', `${name}.ts`)));

describe('What the activation in the editor loads', () => {
  it('is the reader and what a window begins with, and no more', () => {
    const wanted = Object.entries(needed).flatMap(([room, names]) => names.map((name) => `${room}/${name}.ts`));
    const others = loaded.filter((file) => !read.has(file)).map(nameOf);
    assert.deepEqual(others.sort(), wanted.sort());
  });

  it('comes of files that are there', () => {
    assert.deepEqual(
      loaded.filter((file) => !existsSync(file)),
      [],
    );
    assert.ok(loaded.includes(join(src, 'language', 'parse.ts')));
  });

  it('is no package but the editor’s own', () => {
    const packages = loaded.flatMap(importsOf).filter((name) => !name.startsWith('.') && !name.startsWith('node:'));
    assert.deepEqual([...new Set(packages)], ['vscode']);
  });

  it('leaves the features alone while Markdown is open that holds no request', () => {
    const calls = readFileSync(join(src, 'editor', 'register-features.ts'), 'utf8')
      .split('languages.register')
      .slice(1);
    const ofMarkdown = calls.filter((call) => call.includes('requestLanguages'));
    assert.equal(ofMarkdown.length, 10);
    for (const call of ofMarkdown) assert.match(call, /provide\w+: inRequests\(/);
    for (const call of ofMarkdown) assert.doesNotMatch(call, /(?:provide\w+|prepareRename): whenAsked\(/);
  });

  it('has all features behind one door', () => {
    const doors = loaded.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bimport\('([^']+)'\)/g)].map(([, target]) => target),
    );
    assert.deepEqual([...new Set(doors)].sort(), [
      '../request/environment/environment-tree.ts',
      '../request/read-environments.ts',
      './features.ts',
      './read-trust.ts',
      './settings-environments.ts',
    ]);
  });
});
