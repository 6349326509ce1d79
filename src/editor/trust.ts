import type * as vscode from 'vscode';
import type { Surroundings } from '../request/surroundings.ts';
import type { WorkerTrust } from '../worker/messages.ts';
import type { Secrets } from './secrets.ts';
import { readSettings, settingsSection } from './settings.ts';

/** Whom to trust and who we are, read from the files the settings name. */
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
    clientCertificates: [],
    recordHandshakes: settings['tls.record'],
  };
}

export function createTrust(log: vscode.LogOutputChannel, surroundings: Surroundings, secrets: Secrets): Trust {
  let known: WorkerTrust | null = null;
  let isComplete = false;

  const read = async (): Promise<WorkerTrust> => {
    if (known && isComplete) return known;
    const { readTrust } = await import('./read-trust.ts');
    const { isComplete: isWhole, ...files } = await readTrust(log, surroundings, secrets);
    isComplete = isWhole;
    known = { ...withoutFiles(), ...files };
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

/** Sections whose changes count. */
export const trustSections = [
  settingsSection,
  'rest-client.certificates',
  'httpyac.clientCertificates',
  'http',
] as const;
