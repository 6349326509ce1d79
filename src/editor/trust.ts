import { isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import type { WorkerTrust } from '../worker/messages.ts';
import { readSettings } from './settings.ts';

/** The authorities to trust, read from the files the settings name. */
export interface Trust {
  /** What was read last; without the files' certificates before the first reading. */
  readonly current: () => WorkerTrust;
  /** Reads the files when they were not read since the last `forget`. A file that appeared later is read at the next send. */
  readonly read: () => Promise<WorkerTrust>;
  readonly forget: () => void;
}

function withoutFiles(): WorkerTrust {
  const settings = readSettings(null);
  return {
    useSystemCertificates: settings.useSystemCertificates,
    extraCertificates: [],
    recordHandshakes: settings['tls.record'],
  };
}

/**
 * A file that is not there (yet) is said in the log and left out: a server whose certificate needs it is then refused,
 * which is the safe side.
 */
export function createTrust(log: vscode.LogOutputChannel): Trust {
  let known: WorkerTrust | null = null;
  let isComplete = false;

  const read = async (): Promise<WorkerTrust> => {
    if (known && isComplete) return known;
    const settings = readSettings(null);
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? null;
    const extraCertificates: { name: string; pem: string }[] = [];
    for (const name of settings.certificateAuthorities) {
      const path = isAbsolute(name) || folder === null ? name : join(folder, name);
      try {
        const bytes = await vscode.workspace.fs.readFile(vscode.Uri.file(path));
        extraCertificates.push({ name, pem: new TextDecoder().decode(bytes) });
      } catch {
        log.warn(`The certificate authority file ${path} (setting portside.certificateAuthorities) cannot be read.`);
      }
    }
    isComplete = extraCertificates.length === settings.certificateAuthorities.length;
    known = { ...withoutFiles(), extraCertificates };
    return known;
  };

  return {
    current: () => known ?? withoutFiles(),
    read,
    forget() {
      known = null;
      isComplete = false;
    },
  };
}
