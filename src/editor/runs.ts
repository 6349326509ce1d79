import * as vscode from 'vscode';
import type { CertificateView } from '../view/certificate-view.ts';
import type { ResponseView } from '../view/response-view.ts';

/** One run of one request, as the editor remembers it in this window. */
export interface RunRecord {
  readonly id: number;
  readonly uri: vscode.Uri;
  /** See `blockKey`. */
  readonly key: string;
  /** Like `GET {{host}}/get`, as written. */
  readonly label: string;
  readonly startedAt: number;
  readonly state: /** `certificate`: who is about to answer; `null` until that is known. */
    | { readonly kind: 'running'; readonly phase: string; readonly certificate: CertificateView | null }
    | { readonly kind: 'done'; readonly view: ResponseView };
}

/** The runs of this window, newest last; at most `limit` done ones. */
export interface Runs {
  readonly onDidChange: vscode.Event<RunRecord>;
  readonly put: (record: RunRecord) => void;
  readonly remove: (id: number) => void;
  /** The last run of each request of a file, by the request's key. */
  readonly latestIn: (uri: vscode.Uri) => ReadonlyMap<string, RunRecord>;
  readonly get: (id: number) => RunRecord | null;
  readonly all: () => readonly RunRecord[];
}

const limit = 50;

export function createRuns(subscriptions: vscode.Disposable[]): Runs {
  const changed = new vscode.EventEmitter<RunRecord>();
  subscriptions.push(changed);
  const records = new Map<number, RunRecord>();
  return {
    onDidChange: changed.event,
    put(record) {
      records.set(record.id, record);
      for (const [id, one] of records) {
        if (records.size <= limit) break;
        if (one.state.kind === 'done') records.delete(id);
      }
      changed.fire(record);
    },
    remove(id) {
      const record = records.get(id);
      records.delete(id);
      if (record) changed.fire(record);
    },
    latestIn(uri) {
      const wanted = uri.toString();
      const own = [...records.values()].filter((record) => record.uri.toString() === wanted);
      return new Map(own.map((record) => [record.key, record]));
    },
    get: (id) => records.get(id) ?? null,
    all: () => [...records.values()],
  };
}
