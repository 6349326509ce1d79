import type { HttpDocument } from './document.ts';
import { type Reading, report } from './reading.ts';

/** A line of a request file that means something to Emacs' restclient alone. */
type EmacsLine = 'definition' | 'use' | 'hook';

/** `:host = http://localhost`, `:token := (elisp)`, `:fields = <<`; the name is the first group. */
const definition = /^:([A-Za-z_][\w.-]*)[ \t]*:?=/;

/** `-> jq-set-var :id .id`, `-> run-hook (restclient-set-var ":id" …)`. */
const setByHook = /^->[ \t]*(?:jq-set-var[ \t]+|.*set-var[ \t]+"?):([A-Za-z_][\w.-]*)/;

/** What the line from `start` to `end` begins, by its first 200 characters; `null` for anything else. */
export function emacsLineAt(text: string, start: number, end: number): EmacsLine | null {
  const code = text.charCodeAt(start);
  if (code !== 58 && code !== 45) return null;
  const head = text.slice(start, Math.min(end, start + 200));
  if (definition.test(head)) return 'definition';
  if (/^:[A-Za-z_][\w.-]*$/.test(head)) return 'use';
  return /^->[ \t]*[a-z]/.test(head) ? 'hook' : null;
}

/**
 * ```
 * > | :token = abc
 *     ^^^^^^^^^^^^
 *   | GET https://example.com
 * > | -> jq-set-var :id .id
 *     ^^^^^^^^^^^^^^^^^^^^^
 * ```
 *
 * Says of the line what it is to Emacs and what to write here. Nothing is put in the place of `:token`, so that no fix is right.
 */
export function reportEmacsLine(reading: Reading, what: EmacsLine, start: number, end: number): void {
  if (what === 'hook') {
    report(
      reading,
      'emacs-hook',
      'warning',
      start,
      end,
      'This is a hook of Emacs’ restclient, which is not carried out. A value of the response is {{name.response.body.$.path}} in a later request.',
    );
    return;
  }
  const name = /^:([\w.-]+)/.exec(reading.source.text.slice(start, Math.min(end, start + 200)))?.[1] ?? '';
  report(
    reading,
    'emacs-variable',
    'error',
    start,
    end,
    what === 'definition'
      ? `This defines a variable for Emacs’ restclient, and :${name} is text here. Write @${name} = value, and {{${name}}} where it is used.`
      : `This stands for lines that Emacs’ restclient puts in. Write the fields, or @${name} = value above the request line and {{${name}}} here.`,
  );
}

/** Names that the document defines as Emacs' restclient does: before request lines, among fields, and by hooks. */
export function emacsVariables({ problems, text }: HttpDocument): readonly string[] {
  return problems.flatMap(({ code, range }) => {
    const pattern = code === 'emacs-variable' ? definition : code === 'emacs-hook' ? setByHook : null;
    const name = pattern?.exec(text.slice(range.start, Math.min(range.end, range.start + 200)))?.[1];
    return name === undefined ? [] : [name];
  });
}

/** Whether the document says in its first line that it is written for Emacs' restclient, or defines variables as that does. */
export function isForEmacs(document: HttpDocument): boolean {
  const line = /^.*/.exec(document.text.slice(0, 300))?.[0] ?? '';
  return /-\*-.*\brestclient\b.*-\*-/.test(line) || emacsVariables(document).length > 0;
}
