import * as vscode from 'vscode';
import { mentionAt } from '../language/mentions.ts';
import { environmentVariableNames } from '../request/environment-scope.ts';
import { isSameTarget, type NameTarget, type NameWorld, nameTarget, usesOf } from '../request/name-target.ts';
import type { Environments } from '../request/read-environments.ts';
import { readImports } from '../request/read-imports.ts';
import type { Surroundings } from '../request/surroundings.ts';
import { nameInEnvironmentLine } from '../request/variable-line.ts';
import type { ChosenEnvironment } from './environments.ts';
import { type ParsedDocuments, rangeIn } from './parsed-documents.ts';

/** A name at the cursor, and all that is needed to know what it means. */
export interface FoundName {
  readonly target: NameTarget;
  readonly world: NameWorld;
  readonly environments: Environments;
}

/** A request file in which a name is looked for. */
export interface SearchedFile {
  readonly document: vscode.TextDocument;
  readonly world: NameWorld;
}

/** A variable's name in a file of environments. */
export interface EnvironmentPlace {
  readonly environment: string;
  readonly location: vscode.Location;
}

export interface NameSearch {
  /** `null` where no name stands, or the name of nothing. */
  readonly at: (document: vscode.TextDocument, position: vscode.Position) => Promise<FoundName | null>;
  /** The files of the workspace in which the name may be used, the document and its imports among them. */
  readonly files: (document: vscode.TextDocument, found: FoundName) => Promise<readonly SearchedFile[]>;
  /** Where environments define the variable; `isWhole`: in no place that cannot be shown, such as VS Code's settings. */
  readonly inEnvironments: (
    found: FoundName,
  ) => Promise<{ readonly places: readonly EnvironmentPlace[]; readonly isWhole: boolean }>;
}

/** Request files that are looked at for one search; those of huge workspaces beyond it are not. */
const most = 500;

export function createNameSearch(
  parsedDocuments: ParsedDocuments,
  surroundings: Surroundings,
  environment: ChosenEnvironment,
): NameSearch {
  const worldOf = async (
    document: vscode.TextDocument,
  ): Promise<{ readonly world: NameWorld; readonly environments: Environments }> => {
    const file = document.uri.scheme === 'file' ? document.uri.fsPath : null;
    // Read before anything is waited for: a document that was closed meanwhile must not be remembered.
    const parsed = parsedDocuments.of(document);
    const [{ files }, environments] = await Promise.all([
      readImports(parsed, file, openOr(surroundings)),
      environment.read(document),
    ]);
    const names = new Set(environmentVariableNames({ environments, chosenEnvironments: environments.names }));
    return {
      world: { from: { file, document: parsed }, imported: files, isInEnvironment: (name) => names.has(name) },
      environments,
    };
  };

  return {
    async at(document, position) {
      const mention = mentionAt(parsedDocuments.of(document), document.offsetAt(position));
      if (!mention) return null;
      const { world, environments } = await worldOf(document);
      const target = nameTarget(mention, world);
      const isThere = target && target.at.end >= document.offsetAt(position);
      return isThere ? { target, world, environments } : null;
    },
    async files(document, found) {
      const uris = await vscode.workspace.findFiles('**/*.{http,rest}', '**/node_modules/**', most);
      const searched: SearchedFile[] = [{ document, world: found.world }];
      for (const uri of uris) {
        if (uri.toString() === document.uri.toString()) continue;
        const other = await vscode.workspace.openTextDocument(uri);
        if (!other.getText().includes(found.target.name)) continue;
        const { world, environments } = await worldOf(other);
        if (found.target.kind === 'variable' && found.target.home === null && !sharesFiles(found, environments))
          continue;
        searched.push({ document: other, world });
      }
      return searched;
    },
    async inEnvironments({ target, environments }) {
      const places: EnvironmentPlace[] = [];
      let isWhole = true;
      for (const { path, lines, environments: written } of environments.files)
        for (const [name, variables] of written) {
          if (!Object.hasOwn(variables, target.name)) continue;
          const line = lines.get(name)?.get(target.name);
          const location = path === '' || line === undefined ? null : await nameInFile(path, line, target.name);
          if (location) places.push({ environment: name, location });
          else isWhole = false;
        }
      return { places, isWhole };
    },
  };
}

/** The ranges of the file that mean the target. */
export function rangesOf({ target }: FoundName, { document, world }: SearchedFile): readonly vscode.Location[] {
  return usesOf(target, world)
    .filter((use) => isSameTarget(use, target))
    .map(({ at }) => new vscode.Location(document.uri, rangeIn(document, at)));
}

/** Imported files as they are in open editors, where they may not have been saved. */
function openOr(surroundings: Surroundings): Surroundings {
  return {
    ...surroundings,
    async readFile(path) {
      const open = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'file' && uri.fsPath === path);
      return open ? new TextEncoder().encode(open.getText()) : surroundings.readFile(path);
    },
  };
}

function sharesFiles({ target, environments }: FoundName, other: Environments): boolean {
  const defines = ({ files }: Environments): readonly string[] =>
    files.flatMap((file) =>
      [...file.environments.values()].some((variables) => Object.hasOwn(variables, target.name)) ? [file.path] : [],
    );
  const own = new Set(defines(environments));
  return defines(other).some((path) => own.has(path));
}

async function nameInFile(path: string, line: number, name: string): Promise<vscode.Location | null> {
  try {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
    const found = line < document.lineCount ? nameInEnvironmentLine(document.lineAt(line).text, name) : null;
    return found && new vscode.Location(document.uri, new vscode.Range(line, found.start, line, found.end));
  } catch {
    return null;
  }
}
