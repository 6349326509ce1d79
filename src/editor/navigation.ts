import * as vscode from 'vscode';
import { definitionOf } from '../request/name-target.ts';
import { renameEdits, scriptsNaming, whyNotRenamed } from '../request/rename-edits.ts';
import type { Insight } from './insight.ts';
import { type FoundName, type NameSearch, rangesOf } from './name-search.ts';
import { rangeIn } from './parsed-documents.ts';

export type Navigation = vscode.DefinitionProvider & vscode.ReferenceProvider & Required<vscode.RenameProvider>;

/** "Go to Definition", "Go to References" and "Rename" for variables and requests, over files. */
export function createNavigation(search: NameSearch, insight: Insight): Navigation {
  return {
    async provideDefinition(document, position) {
      const found = await search.at(document, position);
      return found ? definitions(document, position, found, search, insight) : null;
    },
    async provideReferences(document, position, { includeDeclaration }) {
      const found = await search.at(document, position);
      if (!found) return [];
      const files = await search.files(document, found);
      const { places } = await environmentPlaces(found, search);
      const declarations = includeDeclaration ? places.map(({ location }) => location) : [];
      return [...declarations, ...files.flatMap((file) => rangesOf(found, file))];
    },
    async prepareRename(document, position) {
      const found = await search.at(document, position);
      if (!found) throw new Error(vscode.l10n.t('Here is no name of a variable or a request to rename.'));
      const { target } = found;
      const why = whyNotRenamed(target, target.name, []);
      if (why !== null) throw new Error(why);
      return { range: rangeIn(document, target.at), placeholder: target.name };
    },
    provideRenameEdits: (document, position, newName) => rename(document, position, newName, search),
  };
}

async function definitions(
  document: vscode.TextDocument,
  position: vscode.Position,
  found: FoundName,
  search: NameSearch,
  insight: Insight,
): Promise<vscode.Location[]> {
  const { target, world } = found;
  if (target.kind === 'dynamic') return [];
  if (target.home === null) {
    const { places } = await environmentPlaces(found, search);
    const variables = await insight.variablesAt(document, document.offsetAt(position));
    const variable = variables.find(({ name }) => name === target.name);
    const active = variable ? [variable.origin, ...variable.shadowed] : [];
    const chosen = places.filter(({ environment }) =>
      active.some((origin) => origin.kind === 'environment' && origin.environment === environment),
    );
    return (chosen.length > 0 ? chosen : places).map(({ location }) => location);
  }
  const isHere = target.home.document === world.from.document;
  const range = definitionOf(target, isHere ? document.offsetAt(position) : null);
  if (range === null) return [];
  if (isHere || target.home.file === null) return [new vscode.Location(document.uri, rangeIn(document, range))];
  const home = await vscode.workspace.openTextDocument(vscode.Uri.file(target.home.file));
  return [new vscode.Location(home.uri, rangeIn(home, range))];
}

/** Changes in files of environments are shown for confirmation first: other tools read them too. */
async function rename(
  document: vscode.TextDocument,
  position: vscode.Position,
  newName: string,
  search: NameSearch,
): Promise<vscode.WorkspaceEdit> {
  const found = await search.at(document, position);
  if (!found) throw new Error(vscode.l10n.t('Here is no name of a variable or a request to rename.'));
  const { target } = found;
  const files = await search.files(document, found);
  const why = whyNotRenamed(
    target,
    newName,
    files.filter((file) => rangesOf(found, file).length > 0).map(({ world }) => world),
  );
  if (why !== null) throw new Error(why);
  const { places, isWhole } = await environmentPlaces(found, search);
  if (!isWhole)
    throw new Error(
      vscode.l10n.t(
        '“{0}” also stands where it cannot be changed from here, such as in VS Code’s settings. Rename it there.',
        target.name,
      ),
    );
  const edit = new vscode.WorkspaceEdit();
  for (const file of files)
    for (const { range, newText } of renameEdits(target, newName, file.world))
      edit.replace(file.document.uri, rangeIn(file.document, range), newText);
  for (const { environment, location } of places)
    edit.replace(location.uri, location.range, newName, {
      needsConfirmation: true,
      label: vscode.l10n.t('Rename in environment {0}', environment),
    });
  const scripts = files.reduce((count, { world }) => count + scriptsNaming(target.name, world), 0);
  if (scripts > 0)
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Scripts that name “{0}” as text are left as they are: {1}. Look at them.', target.name, scripts),
    );
  return edit;
}

async function environmentPlaces(found: FoundName, search: NameSearch): ReturnType<NameSearch['inEnvironments']> {
  const { target } = found;
  return target.kind === 'variable' && target.home === null
    ? search.inEnvironments(found)
    : { places: [], isWhole: true };
}
