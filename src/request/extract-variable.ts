import { definitionEdit } from '../language/definition-place.ts';
import type { HttpDocument, Range, RequestBlock, TextEdit } from '../language/document.ts';
import { blockAt, holdsRequest, requestBlocks } from '../language/look-up.ts';
import { placeholdersIn } from '../language/placeholders.ts';
import { replacement } from '../language/problem.ts';
import { resolvingTraits } from './profile-traits.ts';

/** A piece of a request made into a variable. */
export interface Extraction {
  readonly name: string;
  /** Of the name in its definition, once the edits are made. */
  readonly nameStart: number;
  /** How many places become the variable. */
  readonly places: number;
  /** In order of their place, without overlap. */
  readonly edits: readonly TextEdit[];
}

/** UTF-16 units that are made into a variable at most, and places in which they are looked for. */
const longest = 10_000;
const mostPlaces = 1000;

/** UTF-16 units around a piece in which braces are looked for. */
const farthest = 1000;

/**
 * What becomes of a selection within a target, a field value or a body when it is made into a variable: that piece alone,
 * and every piece like it from there on. Empty where that would change what is sent. `taken`: names of variables that
 * there are.
 */
export function extractions(
  document: HttpDocument,
  selection: Range,
  taken: ReadonlySet<string>,
): readonly Extraction[] {
  const range = trimmed(document, selection);
  const text = document.text.slice(range.start, range.end);
  const block = blockAt(document, range.start);
  if (!block || !holdsRequest(block) || !isExtractable(document, text)) return [];
  const region = regionsOf(document, block).find(({ start, end }) => start <= range.start && range.end <= end);
  if (!region || cutsPlaceholder(document, region, range)) return [];
  const name = freeName(nameFor(document, block, region, range), taken);
  // A value that refers to others has to stand behind their definitions.
  const definition = definitionEdit(document, block, { name, value: text, beside: text.includes('{{') });
  const made = (places: readonly Range[]): Extraction => ({
    name,
    nameStart: definition.range.start + 1,
    places: places.length,
    edits: [definition, ...places.map((place) => replacement(place, `{{${name}}}`))],
  });
  // What is made anew each time is another value in each place.
  const all = text.includes('{{$') ? [range] : placesOf(document, text, definition.range.start);
  return all.length > 1 ? [made([range]), made(all)] : [made([range])];
}

function trimmed({ text }: HttpDocument, { start, end }: Range): Range {
  const selected = text.slice(start, end);
  const from = start + selected.length - selected.trimStart().length;
  return { start: from, end: from + selected.trim().length };
}

function isExtractable({ profile }: HttpDocument, text: string): boolean {
  if (text === '' || text.length > longest || /[\r\n]/.test(text) || /\\[{}]/.test(text)) return false;
  if (resolvingTraits(profile).valueEscapes && text.includes('\\')) return false;
  const [only] = placeholdersIn(text, 0, profile);
  return !(only && only.range.start === 0 && only.range.end === text.length);
}

/** The parts of a request whose placeholders are filled, where they stand literally. */
function regionsOf({ profile }: HttpDocument, { request }: RequestBlock): readonly Range[] {
  if (request.curl) return [];
  const body = resolvingTraits(profile).quotesJson ? [] : (request.body?.parts ?? []);
  return [
    ...request.target.pieces.map(({ range }) => range),
    ...request.fields.flatMap(({ value }) => value.map(({ range }) => range)),
    ...body.flatMap((part) => (part.kind === 'text' ? [part.range] : [])),
  ];
}

/** Whether the range begins or ends within a placeholder, or makes one with a brace beside it. */
function cutsPlaceholder({ text, profile }: HttpDocument, region: Range, range: Range): boolean {
  const start = Math.max(region.start, range.start - farthest);
  const around = text.slice(start, Math.min(region.end, range.end + farthest));
  return placeholdersIn(around, start, profile).some(
    (one) =>
      one.range.start < range.end &&
      range.start < one.range.end &&
      !(range.start <= one.range.start && one.range.end <= range.end),
  );
}

function placesOf(document: HttpDocument, text: string, from: number): readonly Range[] {
  const places: Range[] = [];
  for (const block of requestBlocks(document)) {
    if (block.range.end <= from) continue;
    for (const region of regionsOf(document, block)) {
      let at = document.text.indexOf(text, Math.max(region.start, from));
      while (at !== -1 && at + text.length <= region.end && places.length < mostPlaces) {
        const place = { start: at, end: at + text.length };
        if (isWhole(document.text, place) && !cutsPlaceholder(document, region, place)) places.push(place);
        at = document.text.indexOf(text, place.end);
      }
    }
  }
  return places.toSorted((one, other) => one.start - other.start);
}

/** Whether no word goes on beside the place: `10` in `100` is another thing. */
function isWhole(text: string, { start, end }: Range): boolean {
  const isWord = (offset: number): boolean => /[\p{L}\p{N}_]/u.test(text[offset] ?? '');
  return !(isWord(start - 1) && isWord(start)) && !(isWord(end - 1) && isWord(end));
}

/** After what stands before the piece: `?page=`, `"id":`, `X-Token:`. */
function nameFor({ text }: HttpDocument, { request }: RequestBlock, region: Range, range: Range): string {
  const before = text.slice(Math.max(region.start, range.start - 200), range.start);
  const key = /(?:^|[?&\s])([\w-]+)=$/.exec(before)?.[1] ?? /"([\w-]+)"\s*:\s*"?$/.exec(before)?.[1];
  const field = request.fields.find(({ range: whole }) => whole.start <= range.start && range.end <= whole.end);
  const words = key ?? (/^https?:/i.test(text.slice(range.start, range.end)) ? 'base' : (field?.name.text ?? 'value'));
  const name = words.replace(/[-_]+(\w?)/g, (_, letter: string) => letter.toUpperCase());
  return /^[A-Za-z]\w*$/.test(name) ? name[0]?.toLowerCase() + name.slice(1) : 'value';
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}${count}`;
  return free;
}
