import type { Field, SentField } from '../exchange/exchange.ts';
import { explainField } from '../explain/explain-field.ts';
import { fieldNote, type NoteContext } from './field-note.ts';
import type { FieldRow, SentFieldRow } from './response-view.ts';
import { visibleText } from './visible-text.ts';

export function fieldRow(field: Field, context: NoteContext): FieldRow {
  return {
    name: visibleText(field.name, false),
    value: visibleText(field.value, false),
    explanation: explainField(field.name),
    note: fieldNote(field.name, field.value, context),
  };
}

export function sentFieldRow(field: SentField, context: NoteContext): SentFieldRow {
  return { ...fieldRow(field, context), addedBecause: field.addedBecause };
}
