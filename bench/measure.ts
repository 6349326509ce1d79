/** A line of the report. */
export interface Measure {
  readonly what: string;
  readonly value: string;
  /** What it is compared with, and what is wanted. */
  readonly against: string;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Median, least and most, so that noise is seen: `61 ms (58–90)`. */
export function spread(values: readonly number[], unit = 'ms'): string {
  return `${amount(median(values))} ${unit} (${amount(Math.min(...values))}–${amount(Math.max(...values))})`;
}

function amount(value: number): string {
  return value.toFixed(value < 10 ? 1 : 0);
}
