import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Measurement } from './measurement.ts';

/** Every part of the bench, in the order of the table. Each runs its limit in the same run. */
const parts = [
  'signing',
  'key-file',
  'commit',
  'papers',
  'receipt',
  'journal',
  'journal-screen',
  'launch',
  'keystrokes',
] as const;

const { values } = parseArgs({ options: { json: { type: 'string' }, only: { type: 'string' } } });
const measurements: Measurement[] = [];
for (const part of parts.filter((name) => !values.only || values.only === name)) {
  const { measure }: { measure: () => Promise<Measurement[]> } = await import(`./parts/${part}.ts`);
  for (const measurement of await measure()) {
    measurements.push(measurement);
    process.stdout.write(`${row(measurement)}\n`);
  }
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(measurements, null, 2)}\n`);

function row({ name, value, unit, limit, ratio, goal, holds }: Measurement): string {
  const figure = (number: number): string => number.toFixed(2).padStart(9);
  return `${holds ? 'holds ' : 'FAILS '} ${name.padEnd(58)} ${figure(value)} / ${figure(limit)} ${unit.padEnd(3)} = ${figure(ratio)}  (goal ${goal})`;
}
