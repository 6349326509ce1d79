import * as vscode from 'vscode';
import { requestBlocks } from '../language/look-up.ts';
import { type InlayHint, inlayHints } from '../request/inlay-hints.ts';
import { secretMask } from '../request/mask.ts';
import { resolvingTraits } from '../request/profile-traits.ts';
import type { Insight } from './insight.ts';
import type { ParsedDocuments } from './parsed-documents.ts';
import { readSettings } from './settings.ts';

/** What is not written and holds all the same: the scheme, the address behind placeholders, the unit of a time. */
export function createInlayHints(
  parsedDocuments: ParsedDocuments,
  insight: Insight,
): Pick<vscode.InlayHintsProvider, 'provideInlayHints'> {
  return {
    async provideInlayHints(document, range, token) {
      const parsed = parsedDocuments.of(document);
      const settings = readSettings(document.uri);
      const isShown: Readonly<Record<InlayHint['kind'], boolean>> = {
        scheme: settings['inlayHints.scheme'],
        url: settings['inlayHints.address'],
        unit: settings['inlayHints.unit'],
      };
      if (!Object.values(isShown).includes(true)) return [];
      const start = document.offsetAt(range.start);
      const end = document.offsetAt(range.end);
      const found: vscode.InlayHint[] = [];
      for (const block of requestBlocks(parsed)) {
        if (block.range.end < start || block.range.start > end) continue;
        if (token.isCancellationRequested) return [];
        const { resolution, asked } = await insight.peek(document, parsed, block, 'target');
        const mask = secretMask(resolution.secrets);
        for (const hint of inlayHints(block, resolution, asked.size === 0, resolvingTraits(parsed.profile), mask))
          if (isShown[hint.kind]) found.push(shown(document, hint));
      }
      return found;
    },
  };
}

function shown(document: vscode.TextDocument, { kind, offset, text, whole }: InlayHint): vscode.InlayHint {
  const position = document.positionAt(offset);
  const hint = new vscode.InlayHint(position, kind === 'url' ? `→ ${text}` : text);
  hint.paddingLeft = kind !== 'scheme';
  switch (kind) {
    case 'scheme':
      hint.tooltip = vscode.l10n.t('No scheme is written; this one is used.');
      break;
    case 'url':
      hint.tooltip = whole ?? vscode.l10n.t('Where this request goes with the values of now.');
      break;
    case 'unit':
      hint.tooltip = vscode.l10n.t('No unit is written; this one is used.');
      break;
  }
  return hint;
}
