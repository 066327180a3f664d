/** The usual hours of an office, and whatever lies outside of them and was worked. */
export function hoursOfWork(counts: readonly number[]): number[] {
  const worked = counts.flatMap((count, hour) => (count > 0 ? [hour] : []));
  const from = Math.min(9, ...worked);
  const to = Math.max(19, ...worked);
  return Array.from({ length: to - from + 1 }, (_, place) => from + place);
}
