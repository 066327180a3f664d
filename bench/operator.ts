import { makeAuthorities } from '../demo/keys/authorities.ts';
import { makeOperatorKey, type OperatorKey } from '../demo/keys/operator-key.ts';

export const password = 'Құпия-2026';

/** An operator's key in the NCA's profile, with its issuing certificate (DER). */
export async function makeOperator(): Promise<{ operator: OperatorKey; chain: Uint8Array[] }> {
  const day = 86_400_000;
  const dates = { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + day) };
  const { issuing } = await makeAuthorities(dates);
  const operator = await makeOperatorKey(issuing, {
    iin: '901123300258',
    surname: 'Серікова',
    givenName: 'Айгерім',
    patronymic: 'Қайратқызы',
    organisation: 'НАО «Государственная корпорация "Правительство для граждан"»',
    bin: '160440007161',
    ...dates,
    password,
  });
  return { operator, chain: [issuing.certificate] };
}
