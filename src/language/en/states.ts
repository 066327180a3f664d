import type { states as shape } from '../ru/states.ts';

/** States and reasons, as they are named everywhere: screen, journal, history. */
export const states: typeof shape = {
  phase: {
    open: 'being filled in',
    taken: 'signed by the citizen',
    'password-sent': 'waits for the code',
    queued: 'waits for a decision',
    registered: 'registered',
    refused: 'refused, clause 9',
    lapsed: 'code no longer valid',
    returned: 'returned',
    held: 'held',
    abandoned: 'given up',
  },
  slipDue: 'slip not handed over',
  refusal: {
    'one-time-password-wrong': 'The one-time password was entered wrongly.',
  },
  lapse: {
    'one-time-password-expired': 'The one-time password had expired before the signature.',
    'one-time-password-spent': 'The one-time password was used already, or no tries are left.',
  },
  returned: {
    unknown: {
      what: 'The centre returned the request for a reason that this version does not know.',
      next: 'Have the administrator update the program.',
    },
    'number-connected-elsewhere': {
      what: 'This number is connected to another person’s account.',
      next: 'Type another number. This one can be connected once its holder has let it go.',
    },
    'iin-unknown': {
      what: 'The centre knows no such IIN.',
      next: 'Compare the IIN with the document and correct it.',
    },
    'name-differs': {
      what: 'The name differs from what is known of the holder of the IIN.',
      next: 'Look the citizen up again and compare with the document.',
    },
    'account-exists': {
      what: 'There is an account by now: none has to be created.',
      next: 'Look the citizen up again; the number will be connected to it.',
    },
    'account-missing': {
      what: 'The account is no longer there.',
      next: 'Look the citizen up again; one will be created.',
    },
    'statements-outdated': {
      what: 'The texts of the statements changed.',
      next: 'Read the new texts to the citizen and print the application again.',
    },
    'temporary-password-unfit': {
      what: 'The temporary password did not fit the centre’s new rule.',
      next: 'Send the request again: a password will be made by the new rule.',
    },
    'one-time-password-foreign': {
      what: 'The code belongs to another application or number.',
      next: 'Send a new one-time password.',
    },
    'request-too-old': {
      what: 'The request was under way too long.',
      next: 'Send it again with a new code. The citizen has to be here.',
    },
    'clock-off': {
      what: 'This computer’s clock disagrees with the centre’s.',
      next: 'Have the administrator set the clock, then send the request again.',
    },
    'number-already-decided': {
      what: 'This application number was decided already.',
      next: 'Begin again: what you typed is kept, the number will be new.',
    },
    'signature-invalid': {
      what: 'The centre did not accept the signature.',
      next: 'Sign out, sign in with your key again and repeat.',
    },
    'signer-expired': {
      what: 'Your EDS key has expired.',
      next: 'Sign in with the new key and repeat.',
    },
    'signer-not-signing': {
      what: 'This key is for signing in, not for signatures.',
      next: 'Sign in with the signing key and repeat.',
    },
    'signer-untrusted': {
      what: 'The centre does not trust the issuer of your key.',
      next: 'Sign in with a key issued by the NCA and repeat.',
    },
    'signer-role': {
      what: 'This key was not issued for official use.',
      next: 'Sign in with the key issued for official use and repeat.',
    },
    'signer-organisation': {
      what: 'This key was issued to another organisation.',
      next: 'Sign in with the State Corporation’s key and repeat.',
    },
    'signer-not-on-staff': {
      what: 'You are not on the centre’s staff list.',
      next: 'Turn to the head of the office: the centre keeps the list.',
    },
    overtaken: {
      what: 'After the code was sent, this account or number was connected anew by another application.',
      next: 'Look the citizen up again, ask whether they still want this, then send a new code.',
    },
    'replacement-unannounced': {
      what: 'Another number is connected to the account now, and the application does not say that it is replaced.',
      next: 'Look the citizen up again, print the application anew and have it signed.',
    },
    'second-signature-missing': {
      what: 'Replacing a connected number needs the signature of a second employee.',
      next: 'Call a colleague and sign together with a new code.',
    },
    'name-unusable': {
      what: 'The registry holds this person’s name in a form that no application can carry.',
      next: 'Send the citizen to the population registration office: the number can be registered once the record is corrected.',
    },
    'journal-differs': {
      what: 'This window’s journal differs from the centre’s copy of it.',
      next: 'Tell the administrator, then send the request again with a new code.',
    },
    'signing-time-contradicted': {
      what: 'The centre had heard from this window after the time of signing that the request states.',
      next: 'Have the administrator check the clock, then send a new code.',
    },
  },
  hold: {
    'centre-rejects-request': 'The centre can’t read this request.',
    'hash-mismatch': 'The centre has another request under this key.',
    'receipt-invalid': 'The centre’s receipt did not pass the check.',
    'desk-not-authorised': 'The centre does not recognise this window.',
    'request-lost': 'The signed request was lost with the store of this computer.',
  },
  print: {
    'printer-missing': 'No printer was found.',
    'printer-stopped': 'The printer has stopped: check paper and power.',
    'printer-failed': 'The printer did not take the paper.',
  },
  paper: {
    application: 'Application',
    'account-slip': 'Slip with the temporary password',
    'refusal-notice': 'Refusal notice',
    'lapse-notice': 'Notice of a one-time password that is no longer valid',
    confirmation: 'Confirmation of registration',
    agreement: 'Agreement',
    'daily-register': 'Daily register',
  },
  paperProgress: {
    drawn: 'prepared',
    asked: 'on its way to the printer',
    'handed-to-printer': 'handed to the printer',
    'not-printed': 'not printed',
    confirmed: 'printed, the employee confirmed',
  },
};
