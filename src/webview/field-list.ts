import type { FieldRow, SentFieldRow } from '../view/response-view.ts';
import { copyButton } from './button.ts';
import { disclosure } from './disclosure.ts';
import { el } from './el.ts';
import { explanationBlock, type OpenLink } from './explanation-block.ts';

/** One row per field, in the order of the wire; a row opens into what the field is for. */
export function fieldList(
  rows: readonly (FieldRow | SentFieldRow)[],
  label: string,
  openLink: OpenLink,
  copy: (text: string) => void,
): HTMLElement {
  return el(
    'ul',
    { class: 'fields', 'aria-label': label },
    rows.map((row) =>
      el(
        'li',
        { class: 'field' },
        fieldDetails(row, openLink),
        copyButton(`Copy ${row.name}`, () => copy(`${row.name}: ${row.value}`)),
      ),
    ),
  );
}

const unknownText = 'No standard describes this field, so only its sender knows what it means.';

function fieldDetails(row: FieldRow | SentFieldRow, openLink: OpenLink): HTMLElement {
  const { explanation } = row;
  const because = 'addedBecause' in row ? row.addedBecause : null;
  // HTTP/2 says the request line, which stands in the file, in fields (RFC 9113 section 8.3).
  const isPseudo = row.name.startsWith(':');
  const added = isPseudo ? null : because;
  const details = disclosure(
    [
      el('span', { class: 'field-name' }, row.name),
      el(
        'span',
        { class: 'field-value' },
        el('span', { class: 'code' }, row.value === '' ? el('em', { class: 'quiet' }, 'empty') : row.value),
        added === null ? null : el('span', { class: 'tag' }, 'added'),
        row.note === null ? null : el('span', { class: 'note' }, row.note),
      ),
    ],
    () => [
      added === null ? null : el('p', {}, `Not in the file: ${added}`),
      el('p', {}, explanation?.summary ?? (isPseudo && because !== null ? because : unknownText)),
      explanation === null ? null : explanationBlock(explanation, openLink),
    ],
    'field-details',
    false,
  );
  if (explanation !== null) details.firstElementChild?.setAttribute('title', explanation.summary);
  return details;
}
