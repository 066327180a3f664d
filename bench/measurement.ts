/** One figure beside the limit that the same run measured. `ratio` is value / limit; it holds up to `goal`. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit: number;
  readonly ratio: number;
  readonly goal: number;
  readonly holds: boolean;
}

/** The middle of a list of figures; NaN for an empty one. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** The figure that so many hundredths of a list do not exceed; NaN for an empty one. */
export function percentile(figures: readonly number[], hundredths: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil((sorted.length * hundredths) / 100) - 1)] ?? Number.NaN;
}

/** A value against its limit, both in the same unit. */
export function ratioOf(name: string, value: number, limit: number, unit: string, goal: number): Measurement {
  const ratio = value / limit;
  return { name, value, unit, limit, ratio, goal, holds: ratio <= goal };
}
