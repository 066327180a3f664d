import { type Authorities, makeAuthorities } from '../../demo/keys/authorities.ts';
import { makeOperatorKey, type OperatorKey, type OperatorKeyOptions } from '../../demo/keys/operator-key.ts';
import { role } from '../../src/certificate/profile.ts';

export const year = 365 * 86_400_000;

/** The day on which these tests take place. */
export const today = Date.UTC(2026, 10, 22);
export const dates = { notBefore: new Date(today - year), notAfter: new Date(today + year) };

export const corporation = {
  organisation: 'НАО «Государственная корпорация "Правительство для граждан"»',
  bin: '160440007161',
};

export const password = 'Құпия сөз-2026';

/** Authorities and operators' keys in the NCA's profile. */
export interface Office extends Authorities {
  /** Айгерім's key, but for what is said otherwise. */
  readonly operator: (changes?: Partial<OperatorKeyOptions>) => Promise<OperatorKey>;
  readonly rules: {
    readonly operatorRoles: string[];
    readonly organisationBins: string[];
    readonly authorities: Uint8Array[];
  };
}

export async function makeOffice(): Promise<Office> {
  const { root, issuing } = await makeAuthorities(dates);
  const operator = (changes: Partial<OperatorKeyOptions> = {}): Promise<OperatorKey> =>
    makeOperatorKey(issuing, {
      iin: '901123300258',
      surname: 'Серікова',
      givenName: 'Айгерім',
      patronymic: 'Қайратқызы',
      ...corporation,
      ...dates,
      password,
      ...changes,
    });
  const rules = {
    operatorRoles: [role.employee],
    organisationBins: [corporation.bin],
    authorities: [root.certificate, issuing.certificate],
  };
  return { root, issuing, operator, rules };
}
