import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';

const root = join(import.meta.dirname, '..');
const src = join(root, 'src');

interface Room {
  readonly floor: number;
  /** Rooms it may import, `below` for every room of a lower floor but the browser's. */
  readonly rooms: readonly string[] | 'below';
  /** Packages and `node:` modules it may import; a trailing `*` stands for any ending. */
  readonly outside: readonly string[];
}

/** ARCHITECTURE.md's table of the rooms, as data. */
const rooms: Readonly<Record<string, Room>> = {
  editor: { floor: 9, rooms: 'below', outside: ['vscode', 'node:*', 'jsonc-parser'] },
  cli: { floor: 9, rooms: 'below', outside: ['node:*'] },
  worker: { floor: 8, rooms: 'below', outside: ['node:worker_threads', 'node:path'] },
  run: { floor: 7, rooms: 'below', outside: ['node:*'] },
  playground: { floor: 7, rooms: ['certificate'], outside: ['node:*'] },
  assertion: {
    floor: 6,
    rooms: ['view', 'findings', 'exchange', 'request', 'language'],
    outside: ['node:crypto', 'node:util', 'node:vm'],
  },
  webview: { floor: 6, rooms: ['view'], outside: ['@codemirror/*', '@lezer/*', '@vscode/codicons*'] },
  convert: { floor: 6, rooms: ['language', 'request', 'exchange'], outside: [] },
  view: {
    floor: 5,
    rooms: ['findings', 'explain', 'exchange', 'certificate', 'request'],
    outside: ['chardet'],
  },
  findings: { floor: 4, rooms: ['exchange', 'certificate', 'explain'], outside: [] },
  script: { floor: 4, rooms: ['exchange', 'request'], outside: [] },
  exchange: { floor: 3, rooms: ['request', 'certificate'], outside: ['undici/*', 'node:*'] },
  request: {
    floor: 2,
    rooms: ['language'],
    outside: ['jsonc-parser', 'dayjs*', '@faker-js/*', 'json-p3', 'fontoxpath', 'slimdom'],
  },
  certificate: { floor: 1, rooms: [], outside: ['node:crypto', 'node:url', '@peculiar/*'] },
  explain: { floor: 1, rooms: [], outside: [] },
  language: { floor: 1, rooms: [], outside: [] },
};

/** What Node 20, on which the command must run, has not; the newer Node of the tests and the compiler do not notice. */
const newerThanNode20 =
  /\b(?:Map|Object)\.groupBy\b|\bPromise\.(?:withResolvers|try)\b|\bArray\.fromAsync\b|\bRegExp\.escape\b|\bIterator\.from\b|\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(|\bUint8Array\.from(?:Base64|Hex)\b/;

const bannedFolders = ['utils', 'common', 'helpers', 'models', 'types'];

interface SourceFile {
  readonly path: string;
  readonly room: string;
  readonly text: string;
}

function sourcesIn(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({
      path: join(folder, name),
      room: name.split(sep)[0] ?? '',
      text: readFileSync(join(folder, name), 'utf8'),
    }));
}

/** Specifiers of static, dynamic and re-exporting imports; comments are left out. */
function importsOf(text: string): { readonly specifier: string; readonly typeOnly: boolean }[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const found: { specifier: string; typeOnly: boolean }[] = [];
  for (const match of code.matchAll(/^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm)) {
    found.push({ specifier: match[2] ?? '', typeOnly: match[1] !== undefined });
  }
  for (const match of code.matchAll(/\b(?:import|require)\(\s*'([^']+)'\s*\)/g))
    found.push({ specifier: match[1] ?? '', typeOnly: false });
  return found;
}

function isAllowedOutside(specifier: string, allowed: readonly string[]): boolean {
  return allowed.some((pattern) =>
    pattern.endsWith('*') ? specifier.startsWith(pattern.slice(0, -1)) : specifier === pattern,
  );
}

function complaintsAbout(file: SourceFile): string[] {
  const room = rooms[file.room];
  if (!room) return [`src/${file.room} is no room of the architecture`];
  const complaints: string[] = [];
  for (const { specifier, typeOnly } of importsOf(file.text)) {
    if (specifier.startsWith('.')) {
      const target = join(dirname(file.path), specifier);
      if (!target.startsWith(src + sep)) {
        complaints.push(`imports ${specifier}, which is outside src`);
        continue;
      }
      const other = relative(src, target).split(sep)[0] ?? '';
      if (other === file.room) continue;
      const otherRoom = rooms[other];
      const allowed =
        room.rooms === 'below'
          ? otherRoom !== undefined && otherRoom.floor < room.floor && other !== 'webview'
          : room.rooms.includes(other);
      if (!allowed) complaints.push(`imports ${specifier}: ${file.room} may not know ${other}`);
      if (file.room === 'webview' && !typeOnly)
        complaints.push(`imports ${specifier} as a value: the browser takes types only`);
    } else {
      const isBuiltin = builtinModules.includes(specifier);
      if (isBuiltin) complaints.push(`imports ${specifier} without node:`);
      else if (!isAllowedOutside(specifier, room.outside))
        complaints.push(`imports ${specifier}, which ${file.room} may not`);
    }
  }
  if (/^export default\b/m.test(file.text)) complaints.push('has a default export');
  if (/^export \* from/m.test(file.text)) complaints.push('re-exports another file as a barrel');
  if (/^(?:export )?let\b/m.test(file.text)) complaints.push('has mutable state at module level');
  const newer = file.room === 'webview' ? null : newerThanNode20.exec(file.text);
  if (newer) complaints.push(`uses ${newer[0]}, which Node 20 has not`);
  const banned = relative(src, file.path)
    .split(sep)
    .find((part) => bannedFolders.includes(part));
  if (banned) complaints.push(`lies in a folder named ${banned}`);
  return complaints;
}

function circlesIn(files: readonly SourceFile[]): string[] {
  const edges = new Map(
    files.map((file) => [
      file.path,
      importsOf(file.text)
        .filter(({ specifier }) => specifier.startsWith('.'))
        .map(({ specifier }) => join(dirname(file.path), specifier)),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      circles.push([...trail.slice(trail.indexOf(path)), path].map((step) => relative(src, step)).join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return circles;
}

describe('the architecture', () => {
  const files = sourcesIn(src);

  for (const file of files) {
    it(`holds in src/${relative(src, file.path)}`, () => {
      assert.deepEqual(complaintsAbout(file), []);
    });
  }

  it('has no circle of imports', () => {
    assert.deepEqual(circlesIn(files), []);
  });

  it('lets every relative import name an existing file with its ending', () => {
    const missing = files.flatMap((file) =>
      importsOf(file.text)
        .filter(({ specifier }) => specifier.startsWith('.') && !existsSync(join(dirname(file.path), specifier)))
        .map(({ specifier }) => `${relative(src, file.path)}: ${specifier}`),
    );
    assert.deepEqual(missing, []);
  });

  const forged: readonly [string, string, string][] = [
    ['language/a.ts', "import { x } from '../request/resolve.ts';", 'may not know request'],
    ['cli/a.ts', "import { x } from '../editor/extension.ts';", 'may not know editor'],
    ['run/a.ts', "import * as vscode from 'vscode';", 'imports vscode'],
    ['exchange/a.ts', "import { x } from 'undici';", 'imports undici'],
    ['view/a.ts', "import { readFile } from 'node:fs';", 'imports node:fs'],
    ['run/a.ts', 'let count = 0;', 'mutable state'],
    ['run/a.ts', 'export default 1;', 'default export'],
    ['webview/a.ts', "import { present } from '../view/present.ts';", 'types only'],
    ['run/a.ts', "const x = await import('../cli/main.ts');", 'may not know cli'],
    ['view/a.ts', 'export const x = Map.groupBy([], String);', 'Map.groupBy, which Node 20 has not'],
    ['run/helpers/a.ts', 'export const x = 1;', 'folder named helpers'],
  ];
  for (const [path, text, complaint] of forged) {
    it(`refuses ${text} in src/${path}`, () => {
      const complaints = complaintsAbout({ path: join(src, path), room: path.split('/')[0] ?? '', text });
      assert.equal(complaints.length, 1, complaints.join('\n'));
      assert.match(complaints[0] ?? '', new RegExp(complaint));
    });
  }
});
