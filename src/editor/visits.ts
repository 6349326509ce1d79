import * as vscode from 'vscode';
import { type Visits as RememberedVisits, rememberVisit } from '../view/remember-visit.ts';
import type { Visit } from '../view/visit.ts';
import { visitChange } from '../view/visit-change.ts';
import { whenText } from './when-text.ts';

/** Who answered where, over all windows and days: what makes it possible to say that a certificate has changed. */
export interface Visits extends vscode.Disposable {
  readonly onDidChange: vscode.Event<void>;
  /**
   * Remembers a visit, once for each job of the engine, and says what is different from the visit before; `null` when
   * nothing is, or there was none.
   */
  readonly note: (id: number, visit: Visit | null) => string | null;
  /** The same without remembering it: the visit is not over yet. */
  readonly preview: (visit: Visit | null) => string | null;
  readonly latest: (authority: string) => Visit | null;
  /** The two last different ones; `null` when there are not two. */
  readonly lastTwo: (authority: string) => readonly [Visit, Visit] | null;
  /** The latest first. */
  readonly all: () => readonly Visit[];
}

const storageKey = 'portside.visits';
/** Notes of jobs kept in memory; the windows' history of runs is shorter. */
const mostNotes = 200;

export function createVisits(memory: vscode.Memento): Visits {
  const changed = new vscode.EventEmitter<void>();
  const notes = new Map<number, string | null>();
  const read = (): RememberedVisits => memory.get<RememberedVisits>(storageKey, {});

  const preview = (visit: Visit | null): string | null => {
    const before = visit === null ? undefined : read()[visit.authority]?.at(-1);
    return before && visit ? visitChange(before, visit, whenText(before.at, visit.at, vscode.env.language)) : null;
  };

  return {
    onDidChange: changed.event,
    preview,
    note(id, visit) {
      const known = notes.get(id);
      if (known !== undefined) return known;
      if (visit === null) return null;
      const note = preview(visit);
      notes.set(id, note);
      for (const oldest of notes.keys()) {
        if (notes.size <= mostNotes) break;
        notes.delete(oldest);
      }
      void memory.update(storageKey, rememberVisit(read(), visit));
      changed.fire();
      return note;
    },
    latest: (authority) => read()[authority]?.at(-1) ?? null,
    lastTwo(authority) {
      const [before, after] = read()[authority]?.slice(-2) ?? [];
      return before && after ? [before, after] : null;
    },
    all: () =>
      Object.values(read())
        .flat()
        .toSorted((a, b) => b.at - a.at),
    dispose: () => changed.dispose(),
  };
}
