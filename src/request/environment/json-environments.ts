import { getNodeValue, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import {
  type EnvironmentFile,
  type EnvironmentFileKind,
  type EnvironmentProblem,
  type EnvironmentValue,
  type EnvironmentVariables,
  sharedEnvironment,
} from './environment-file.ts';
import { jetBrainsSending, type SendingSettings } from './sending-settings.ts';

/** Where in a JSON file the environments stand. */
export interface JsonPlace {
  /** Absolute. */
  readonly path: string;
  readonly kind: EnvironmentFileKind;
  /** Names of members from the root down; empty: the whole file. */
  readonly within: readonly string[];
  readonly tool: EnvironmentFile['tool'];
  /** Where the tool's settings have fields for every request, from the root down; `null` where they have none. */
  readonly fields: readonly string[] | null;
  /** The folder in which the paths of its settings begin. */
  readonly folder: string;
  /** What the root says of sending; `null`: nothing. */
  readonly sendingOf: ((root: unknown, path: string, folder: string) => SendingSettings | null) | null;
}

/** Members of an environment that are settings of other tools and no variables, as is all that begins with `$`. */
const settings: readonly string[] = ['Security', 'SSLConfiguration'];

/** Members that hold fields for every request. */
const fieldMembers: readonly string[] = ['$headers', '$default_headers', '$kulalaDefaultHeaders', 'DEFAULT_HEADERS'];

/** Other names for what all environments share. */
const sharedNames: readonly string[] = ['$kulalaShared'];

/**
 * The environments and default fields of a JSON file, in which comments and commas at the end are allowed. `null` when it has neither. What is
 * wrong is added to `problems`; the rest is used.
 */
export function jsonEnvironments(
  { path, kind, within, tool, fields, folder, sendingOf }: JsonPlace,
  bytes: Uint8Array,
  problems: EnvironmentProblem[],
): EnvironmentFile | null {
  const text = new TextDecoder().decode(bytes);
  const lineOf = lineFinder(text);
  const root = readTree(path, text, lineOf, problems);
  const node = root && memberAt(root, within);
  const forAll = root && fields && memberAt(root, fields);
  const sending = new Map<string, SendingSettings>();
  const ofRoot = root && sendingOf?.(getNodeValue(root), path, folder);
  if (ofRoot) sending.set(sharedEnvironment, ofRoot);
  if (!node && !forAll && !ofRoot) return null;
  const shape = (line: number, message: string): void => {
    problems.push({ code: 'environment-file-shape', severity: 'warning', file: path, line, message });
  };
  if (node && node.type !== 'object') {
    shape(lineOf(node.offset), `${path} must hold an object of environments: { "dev": { "host": "…" } }.`);
    return null;
  }
  const environments = new Map<string, EnvironmentVariables>();
  const lines = new Map<string, Map<string, number>>();
  const environmentLines = new Map<string, number>();
  const defaultFields = new Map<string, Readonly<Record<string, string>>>();
  for (const [written, content, offset] of node ? members(node) : []) {
    const name = sharedNames.includes(written) ? sharedEnvironment : written;
    if (fieldMembers.includes(written)) defaultFields.set(sharedEnvironment, fieldsOf(content));
    else if (content.type !== 'object') {
      if (!name.startsWith('$'))
        shape(lineOf(offset), `In ${path}, “${name}” must be an object of variables: { "${name}": { "host": "…" } }.`);
    } else {
      const inner = members(content);
      const variables = inner.filter(([key]) => !key.startsWith('$') && !isSetting(key));
      const values = Object.fromEntries(
        variables.map(([key, value]) => [key, getNodeValue(value) as EnvironmentValue]),
      );
      environments.set(name, { ...environments.get(name), ...values });
      const places = lines.get(name) ?? new Map<string, number>();
      for (const [key, , at] of variables) places.set(key, lineOf(at));
      lines.set(name, places);
      if (!environmentLines.has(name)) environmentLines.set(name, lineOf(offset));
      const ssl = inner.find(([key]) => key === 'SSLConfiguration');
      const ofEnvironment = ssl && jetBrainsSending(written, getNodeValue(ssl[1]), path, folder);
      if (ofEnvironment) sending.set(name, ofEnvironment);
      const fields = inner.find(([key]) => fieldMembers.includes(key));
      if (fields) defaultFields.set(name, fieldsOf(fields[1]));
    }
  }
  if (forAll) defaultFields.set(sharedEnvironment, { ...fieldsOf(forAll), ...defaultFields.get(sharedEnvironment) });
  const isPrivate = kind === 'private' || kind === 'user';
  return { path, kind, isPrivate, environments, lines, environmentLines, defaultFields, sending, tool };
}

function readTree(
  path: string,
  text: string,
  lineOf: (offset: number) => number,
  problems: EnvironmentProblem[],
): Node | null {
  const tell = (line: number, what: string): void => {
    problems.push({
      code: 'environment-file-malformed',
      severity: 'warning',
      file: path,
      line,
      message: `${path} is not JSON: ${what} in line ${line + 1}.`,
    });
  };
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
    if (errors[0]) tell(lineOf(errors[0].offset), printParseErrorCode(errors[0].error));
    return root ?? null;
  } catch {
    // The parser calls itself for every level.
    tell(0, 'nested too deeply');
    return null;
  }
}

function isSetting(name: string): boolean {
  return settings.includes(name) || fieldMembers.includes(name);
}

/** Name, value and offset of the name; a name without a value is left out. */
function members(node: Node): readonly (readonly [string, Node, number])[] {
  return (node.children ?? []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    return key && value ? [[String(key.value), value, key.offset] as const] : [];
  });
}

function memberAt(root: Node, within: readonly string[]): Node | null {
  let node: Node = root;
  for (const name of within) {
    const found = node.type === 'object' ? members(node).find(([key]) => key === name) : undefined;
    if (!found) return null;
    node = found[1];
  }
  return node;
}

function fieldsOf(node: Node): Readonly<Record<string, string>> {
  if (node.type !== 'object') return {};
  return Object.fromEntries(
    members(node).flatMap(([name, value]) =>
      value.type === 'string' || value.type === 'number' || value.type === 'boolean'
        ? [[name, String(value.value)] as const]
        : [],
    ),
  );
}

/** 0-based line of an offset. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}
