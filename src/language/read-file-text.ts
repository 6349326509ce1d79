import type { HttpDocument } from './document.ts';
import { parse } from './parse.ts';
import type { ReadAs } from './profile.ts';
import { readMarkdown } from './read-markdown.ts';

/** Whether requests stand in fenced blocks of this file, by the end of its name. */
export function isMarkdownFile(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

/** Reads a file's text as that of a request file, or of Markdown where the file's name says so. */
export function readFileText(text: string, path: string, readAs: ReadAs): HttpDocument {
  return isMarkdownFile(path) ? readMarkdown(text, readAs) : parse(text, readAs);
}
