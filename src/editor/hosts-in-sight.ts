import * as vscode from 'vscode';
import { writtenAuthority } from '../language/written-authority.ts';
import type { SendPlace } from '../request/send-places.ts';
import type { HostOfRequest } from './host-of-request.ts';
import { mayHoldRequests } from './parsed-documents.ts';

/** Whom requests over HTTPS would ask with the values of now, where their files do not write it out. */
export interface HostsInSight extends vscode.Disposable {
  /** `host:port` by the index of the block, for the requests that a person sees or is about to see. Nobody is asked. */
  readonly of: (document: vscode.TextDocument, places: readonly SendPlace[]) => Promise<ReadonlyMap<number, string>>;
  /** Other requests came in sight, or values have changed. */
  readonly onDidChange: vscode.Event<void>;
}

/** Lines above and below what is seen that count as well, so that a little scrolling asks for nothing. */
const margin = 60;

/** Milliseconds of rest after scrolling. */
const rest = 200;

/** `hostOf` is asked for requests in sight only: it takes its time. */
export function createHostsInSight(hostOf: HostOfRequest, valuesChanged: vscode.Event<void>): HostsInSight {
  const changed = new vscode.EventEmitter<void>();
  /** The lines that were looked through. */
  const covered = new WeakMap<vscode.TextDocument, readonly vscode.Range[]>();
  let timer: NodeJS.Timeout | undefined;

  const look = ({ document, visibleRanges }: vscode.TextEditor): void => {
    if (!mayHoldRequests(document)) return;
    const known = covered.get(document);
    if (known === undefined || visibleRanges.every((range) => known.some((one) => one.contains(range)))) return;
    clearTimeout(timer);
    timer = setTimeout(() => changed.fire(), rest);
  };
  const listeners = vscode.Disposable.from(
    changed,
    valuesChanged(() => changed.fire()),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => look(textEditor)),
    vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(look)),
  );

  return {
    onDidChange: changed.event,
    async of(document, places) {
      const seen = linesInSight(document);
      covered.set(document, seen);
      const wanted = places.filter(
        ({ range, request }) =>
          request !== null && isOpen(request.target) && seen.some((one) => holds(one, range.start)),
      );
      const hosts = new Map<number, string>();
      for (const { index } of wanted) {
        const host = await hostOf(document, index);
        if (host !== null) hosts.set(index, host);
      }
      return hosts;
    },
    dispose() {
      clearTimeout(timer);
      listeners.dispose();
    },
  };
}

/** Whether the target leaves it to values or to a default who is asked. */
function isOpen(target: string): boolean {
  const authority = writtenAuthority(target);
  return authority !== '' && authority !== '*' && (authority.includes('{{') || !authority.includes('://'));
}

function linesInSight(document: vscode.TextDocument): readonly vscode.Range[] {
  return vscode.window.visibleTextEditors
    .filter((editor) => editor.document === document)
    .flatMap(({ visibleRanges }) => visibleRanges)
    .map(({ start, end }) => new vscode.Range(Math.max(0, start.line - margin), 0, end.line + margin, 0));
}

function holds(
  range: vscode.Range,
  { line, character }: { readonly line: number; readonly character: number },
): boolean {
  return range.contains(new vscode.Position(line, character));
}
