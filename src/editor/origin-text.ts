import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { Origin } from '../request/origin.ts';

/** Where a value comes from, in a few words. `document` is the one in which it is used. */
export function originText(origin: Origin, document: vscode.TextDocument): string {
  switch (origin.kind) {
    case 'run':
      return vscode.l10n.t('given for this run');
    case 'definition': {
      const isHere = origin.file === null || origin.file === document.uri.fsPath;
      return isHere
        ? vscode.l10n.t('line {0} of this file', document.positionAt(origin.range.start).line + 1)
        : basename(origin.file ?? '');
    }
    case 'environment': {
      const file = origin.file === '' ? vscode.l10n.t('VS Code settings') : basename(origin.file);
      const place = origin.line === null ? file : vscode.l10n.t('{0}, line {1}', file, origin.line + 1);
      if (origin.environment === '.env') return place;
      return origin.environment === '$shared'
        ? vscode.l10n.t('shared by all environments ({0})', place)
        : vscode.l10n.t('environment {0} ({1})', origin.environment, place);
    }
    case 'dynamic':
      return vscode.l10n.t('made anew each time');
    case 'exchange':
      return vscode.l10n.t('the last run of “{0}”', origin.name);
    case 'answer':
      return vscode.l10n.t('your answer');
    case 'secret':
      return vscode.l10n.t('the secret “{0}”', origin.name);
  }
}

/** The place as a link for trusted Markdown; `null` when the value is in no file. */
export function originLocation(origin: Origin, document: vscode.TextDocument): vscode.Uri | null {
  switch (origin.kind) {
    case 'definition': {
      const isHere = origin.file === null || origin.file === document.uri.fsPath;
      const uri = origin.file === null ? document.uri : vscode.Uri.file(origin.file);
      return isHere ? uri.with({ fragment: `L${document.positionAt(origin.range.start).line + 1}` }) : uri;
    }
    case 'environment': {
      if (origin.file === '') return null;
      const uri = vscode.Uri.file(origin.file);
      return origin.line === null ? uri : uri.with({ fragment: `L${origin.line + 1}` });
    }
    default:
      return null;
  }
}
