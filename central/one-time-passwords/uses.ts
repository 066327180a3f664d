import type { Use } from '../access/uses.ts';
import type { PasswordBinding } from './hash.ts';

type Citizen = Pick<PasswordBinding, 'citizenIin' | 'subscriberNumber'>;

/** What an SMS with a one-time password uses, once it was handed over. */
export const sendingUses = ({ citizenIin, subscriberNumber }: Citizen, desk: string): Use[] => [
  { limit: 'oneTimePasswordsPerNumber', subject: subscriberNumber },
  { limit: 'oneTimePasswordsPerNumberDaily', subject: subscriberNumber },
  { limit: 'oneTimePasswordsPerPerson', subject: citizenIin },
  { limit: 'oneTimePasswordsPerDesk', subject: desk },
];

/** What a wrong entry uses. Once it is used up, nothing is sent and nothing compared: guessing ends, whatever the registration. */
export const wrongEntryUses = ({ citizenIin, subscriberNumber }: Citizen): Use[] => [
  { limit: 'wrongEntriesPerNumber', subject: subscriberNumber },
  { limit: 'wrongEntriesPerPerson', subject: citizenIin },
];
