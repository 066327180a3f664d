import { median } from './measurement.ts';

/**
 * How long several works take (median, milliseconds). They take turns, so that whatever else the
 * machine does meets all of them alike; a tenth of the rounds goes before, as a warm-up.
 */
export async function timeInTurns<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, () => unknown>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(works) as Name[];
  const taken = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = -Math.ceil(rounds / 10); round < rounds; round++)
    for (const name of names) {
      const begun = performance.now();
      await works[name]();
      if (round >= 0) taken.get(name)?.push(performance.now() - begun);
    }
  return Object.fromEntries(names.map((name) => [name, median(taken.get(name) ?? [])])) as Record<
    Name,
    number
  >;
}
