import { formatIin } from '../src/application/iin.ts';
import { shortName } from '../src/application/names.ts';
import { formatSubscriberNumber } from '../src/application/subscriber-number.ts';
import { type Citizen, citizens } from './citizens.ts';
import type { Office } from './office.ts';
import { type Operator, operatorPassword, operators } from './operators.ts';

/** What a newcomer needs to serve a first citizen, a line each. */
export function welcome(office: Office, desk: string): string {
  const keys = Object.entries<Operator>(operators).map(
    ([name, operator]) => `${office.prepared.keyFiles[name]}  (${operator.surname} ${operator.givenName})`,
  );
  return [
    row('Desk', [desk]),
    row('Telephone', [office.telephone.url]),
    row('Printer tray', [office.tray.url]),
    row('Operators’ keys', keys),
    row('Their password', [operatorPassword]),
    row('Database', ['embedded: it never syncs to disk and serves the demonstration and tests only']),
    row('Citizens to try', Object.values<Citizen>(citizens).slice(0, 6).map(citizenLine)),
  ].join('\n');
}

const citizenLine = (citizen: Citizen): string =>
  [
    formatIin(citizen.iin),
    formatSubscriberNumber(citizen.telephone),
    `${shortName(citizen)}: ${citizen.about}`,
  ].join('   ');

const row = (name: string, values: readonly string[]): string =>
  values.map((value, index) => `  ${(index === 0 ? name : '').padEnd(16)}  ${value}`).join('\n');
