import type { Problem, Range } from '../language/document.ts';
import type { DynamicVariableDescription } from './dynamic/description.ts';
import { dynamicCallOf } from './dynamic/dynamic-call.ts';
import { describeDynamicVariable } from './dynamic/dynamic-variables.ts';
import { isSettled } from './dynamic/is-settled.ts';
import type { Origin, Substitution } from './origin.ts';
import { requestReferenceOf } from './request-reference.ts';
import type { VisibleVariable } from './visible-variables.ts';

/** What a placeholder stands for, to be told while a request is written. */
export interface PlaceholderMeaning {
  /** Between the braces, without `%`. */
  readonly inner: string;
  readonly value: MeantValue;
  readonly origin: Origin | null;
  /** Weaker places that would give another value, the strongest first. */
  readonly shadowed: readonly Origin[];
  /** Of a dynamic variable; `null` for anything else. */
  readonly dynamic: DynamicVariableDescription | null;
}

export type MeantValue =
  | { readonly kind: 'known'; readonly text: string }
  /** As written, its own placeholders not replaced: nothing is being sent from there. */
  | { readonly kind: 'written'; readonly text: string }
  /** Another one each time. */
  | { readonly kind: 'example'; readonly text: string }
  | { readonly kind: 'secret' }
  | { readonly kind: 'asked' }
  /** A part of a request, looked up when something is sent. */
  | { readonly kind: 'later'; readonly request: string }
  /** `why` is the problem that would be reported; `null` where nothing is being sent from. */
  | { readonly kind: 'none'; readonly why: string | null };

/** What is known of the placeholder at `range`. */
export interface Known {
  /** Of its block, looked at without asking; empty outside of requests. */
  readonly substitutions: readonly Substitution[];
  readonly problems: readonly Problem[];
  /** Variables for which a person is asked when the request is sent. */
  readonly asked: ReadonlySet<string>;
  readonly visible: readonly VisibleVariable[];
}

export function placeholderMeaning(inner: string, range: Range, known: Known): PlaceholderMeaning {
  const expression = inner.startsWith('%') ? inner.slice(1) : inner;
  const substitution = known.substitutions.find((one) => one.range.start === range.start) ?? null;
  const call = dynamicCallOf(expression);
  if (call) return dynamicMeaning(expression, call.name, range, substitution, known);
  const base = { inner: expression, dynamic: null, shadowed: [] };
  if (known.asked.has(expression)) return { ...base, value: { kind: 'asked' }, origin: { kind: 'answer' } };
  const name = expression.split(/[.[]/, 1)[0] ?? expression;
  const visible =
    known.visible.find((one) => one.name === expression) ?? known.visible.find((one) => one.name === name) ?? null;
  if (substitution?.origin) {
    const { value, origin, shadowed } = substitution;
    const isSecret = substitution.isSecret || visible?.isSecret === true;
    return { ...base, value: meantValue(value, isSecret, range, known), origin, shadowed };
  }
  if (visible) {
    const value: MeantValue = visible.isSecret ? { kind: 'secret' } : { kind: 'written', text: visible.written };
    return { ...base, value, origin: visible.origin, shadowed: visible.shadowed };
  }
  const reference = substitution === null ? requestReferenceOf(expression) : null;
  if (reference) return { ...base, value: { kind: 'later', request: reference.name }, origin: null };
  return { ...base, value: nothing(range, known), origin: null };
}

function meantValue(value: string | null, isSecret: boolean, range: Range, known: Known): MeantValue {
  if (isSecret) return { kind: 'secret' };
  return value === null ? nothing(range, known) : { kind: 'known', text: value };
}

function nothing(range: Range, { problems }: Known): MeantValue {
  const why = problems.find((one) => one.severity === 'error' && one.range.start === range.start);
  return { kind: 'none', why: why?.message ?? null };
}

function dynamicMeaning(
  inner: string,
  name: string,
  range: Range,
  substitution: Substitution | null,
  known: Known,
): PlaceholderMeaning {
  const dynamic = describeDynamicVariable(name);
  const text = substitution?.value ?? null;
  const whole = { inner, origin: { kind: 'dynamic', name } as const, shadowed: [], dynamic };
  if (dynamic?.parameters[0]?.kind === 'question') return { ...whole, value: { kind: 'asked' } };
  if (substitution?.isSecret === true || name === 'secret') return { ...whole, value: { kind: 'secret' } };
  if (text === null) return { ...whole, value: nothing(range, known) };
  return { ...whole, value: { kind: isSettled(name) ? 'known' : 'example', text } };
}
