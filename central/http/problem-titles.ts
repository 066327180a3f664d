import type { ProblemCode } from '../../src/contract/problem.ts';

/** What a problem means, for the people who read the wire. Programs decide by the code. */
export const problemTitles: Readonly<Record<ProblemCode, string>> = {
  malformed: 'The message does not have the form that the contract asks for.',
  'unauthorised-desk': 'The client certificate belongs to no active desk, or the message names another desk.',
  'session-required': 'The operation needs an open session of this desk.',
  'session-refused': 'This session statement has opened a session before.',
  'signature-invalid': 'The signature does not verify as CAdES-BES.',
  'signer-expired': "The signer's certificate was not in date when it signed.",
  'signer-not-signing': "The signer's certificate is not for signing.",
  'signer-untrusted': "The signer's certificate does not chain to a pinned authority.",
  'signer-role': "The signer's certificate carries no role that the policy admits.",
  'signer-organisation': "The signer's certificate was not issued for the corporation.",
  'signer-not-on-staff': 'The signer is not on the staff list.',
  'clock-off': "The desk's clock is off by more than the policy allows.",
  'statements-outdated': 'The statements were accepted in a wording that is not in force.',
  'not-found': 'There is nothing here.',
  'iin-unknown': 'No person has this IIN.',
  'hash-mismatch':
    'The hash does not belong to these bytes or to this registration, or the chain of the journal is broken.',
  'number-connected-elsewhere': 'The subscriber number is connected to the account of another person.',
  'registration-has-another-person': 'This registration has looked up another person.',
  'name-unusable': "The registry's name of this person fits no application.",
  'journal-unknown': 'No session has vouched for this journal yet.',
  'too-large': 'The message is longer than the centre takes.',
  'wrong-media-type': 'The operation takes another media type.',
  'resend-too-early': 'A one-time password was sent to this number a moment ago.',
  'too-many-requests': 'There were too many of these requests in a short time.',
  internal: 'The centre failed.',
  'sms-unavailable': 'The one-time password could not be handed over for sending.',
  unavailable: 'The centre cannot work now.',
};
