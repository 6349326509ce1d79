import * as vscode from 'vscode';
import type { Completion, CompletionKind } from '../language/completion/completion.ts';
import type { CompletionPlace } from '../language/completion/completion-place.ts';
import { completionPlaceAt } from '../language/completion/completion-place-at.ts';
import { type CompletionWorld, completionsAt, isCalledFor } from '../language/completion/completions-at.ts';
import type { FieldChoice } from '../language/completion/field-completions.ts';
import { type FolderEntry, writtenFolder } from '../language/completion/file-completions.ts';
import { referredRequest } from '../language/completion/placeholder-completions.ts';
import type { PlaceholderWorld } from '../language/completion/placeholder-world.ts';
import type { Profile } from '../language/profile.ts';
import { draftNames, dynamicVariableDescriptions } from '../request/dynamic/dynamic-variables.ts';
import type { Surroundings } from '../request/surroundings.ts';
import type { Insight } from './insight.ts';
import { type ParsedDocuments, rangeIn } from './parsed-documents.ts';

const kinds: Readonly<Record<CompletionKind, vscode.CompletionItemKind>> = {
  address: vscode.CompletionItemKind.Reference,
  directive: vscode.CompletionItemKind.Property,
  dynamic: vscode.CompletionItemKind.Function,
  field: vscode.CompletionItemKind.Field,
  file: vscode.CompletionItemKind.File,
  folder: vscode.CompletionItemKind.Folder,
  keyword: vscode.CompletionItemKind.Keyword,
  method: vscode.CompletionItemKind.Method,
  path: vscode.CompletionItemKind.Property,
  request: vscode.CompletionItemKind.Event,
  snippet: vscode.CompletionItemKind.Snippet,
  value: vscode.CompletionItemKind.Value,
  variable: vscode.CompletionItemKind.Variable,
};

/** What may be written at the cursor: methods, fields and their values, directives, variables, files. */
export function createCompletion(
  parsedDocuments: ParsedDocuments,
  surroundings: Surroundings,
  insight: Insight,
): vscode.CompletionItemProvider {
  const placeholderWorld = async (
    document: vscode.TextDocument,
    profile: Profile,
    place: CompletionPlace,
  ): Promise<PlaceholderWorld> => {
    if (place.kind !== 'placeholder') return noPlaceholders;
    const name = referredRequest(place.prefix);
    const [variables, importedRequests, exchange] = await Promise.all([
      insight.choicesAt(document, place.range.start),
      insight.importedRequests(document),
      name === null ? null : insight.exchange(document, name),
    ]);
    return {
      variables,
      importedRequests,
      dynamic: dynamicVariableDescriptions.filter(
        ({ name, isGiven }) => isGiven && (profile !== 'draft-2026' || draftNames.includes(name)),
      ),
      ...(await insight.outsideNames(document)),
      exchange,
    };
  };

  return {
    async provideCompletionItems(document, position, _token, { triggerCharacter }) {
      const parsed = parsedDocuments.of(document);
      const offset = document.offsetAt(position);
      const place = completionPlaceAt(parsed, offset);
      if (!place || (triggerCharacter !== undefined && !isCalledFor(place, triggerCharacter))) return [];
      const world: CompletionWorld = {
        ...(await standards(place)),
        entries: await entriesFor(document, place, surroundings),
        placeholder: await placeholderWorld(document, parsed.profile, place),
      };
      const replacing = rangeIn(document, place.range);
      const range = { inserting: new vscode.Range(replacing.start, position), replacing };
      return completionsAt(parsed, place, world).map((one, index) => itemOf(one, index, range));
    },
  };
}

const noPlaceholders: PlaceholderWorld = {
  variables: [],
  importedRequests: [],
  dynamic: [],
  processNames: [],
  dotenvNames: [],
  secretNames: [],
  exchange: null,
};

/** The explanations are the larger half of the extension: read when a completion first needs them. */
async function standards(place: CompletionPlace): Promise<Pick<CompletionWorld, 'fields' | 'meaningOfMethod'>> {
  let fields: readonly FieldChoice[] = [];
  let meaningOfMethod = (_method: string): string => '';
  if (place.kind === 'field-name' || place.kind === 'field-value')
    fields = (await import('../explain/request-field-choices.ts')).requestFieldChoices();
  if (place.kind === 'line-start') {
    const { explainMethod } = await import('../explain/explain-method.ts');
    meaningOfMethod = (method) => explainMethod(method)?.title ?? '';
  }
  return { fields, meaningOfMethod };
}

async function entriesFor(
  document: vscode.TextDocument,
  place: CompletionPlace,
  surroundings: Surroundings,
): Promise<readonly FolderEntry[]> {
  if ((place.kind !== 'file' && place.kind !== 'run') || document.uri.scheme === 'untitled') return [];
  const beside = surroundings.parentFolder(document.uri.fsPath);
  if (beside === null) return [];
  const folder = surroundings.resolvePath(beside, writtenFolder(place.prefix));
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.file(folder));
    return entries.map(([name, type]) => ({ name, isFolder: (type & vscode.FileType.Directory) !== 0 }));
  } catch {
    return [];
  }
}

function itemOf(
  { label, kind, insert, isSnippet, detail, documentation, filter, goesOn }: Completion,
  index: number,
  range: { readonly inserting: vscode.Range; readonly replacing: vscode.Range },
): vscode.CompletionItem {
  const item = new vscode.CompletionItem(detail === '' ? label : { label, description: detail }, kinds[kind]);
  item.range = range;
  item.insertText = isSnippet ? new vscode.SnippetString(insert) : insert;
  item.sortText = String(index).padStart(6, '0');
  if (documentation !== '') item.documentation = documentation;
  if (filter !== null) item.filterText = filter;
  if (goesOn) item.command = { command: 'editor.action.triggerSuggest', title: '' };
  return item;
}
