import type { FaultTexts } from '../faults.ts';
import { counted } from '../format.ts';
import { storeFaults } from './store-faults.ts';

const seconds = (count: unknown): string =>
  typeof count === 'number' ? counted('en', count, { one: 'second', other: 'seconds' }) : 'a little';

export const faults: FaultTexts = {
  'session-required': {
    what: 'You have to sign in.',
    why: 'The session has ended.',
    next: 'Sign in with your EDS key: what you typed is saved.',
  },
  locked: {
    what: 'The window is locked.',
    why: 'Nothing is done while the curtain is down.',
    next: 'Type your EDS password.',
  },
  'key-file-missing': {
    what: 'The key file was not found.',
    why: 'The medium was removed, or the file was moved.',
    next: 'Insert the medium with your key or choose another file.',
  },
  'key-file-unreadable': {
    what: 'The key file may not be read.',
    why: 'This user of the computer has no right to read it.',
    next: 'Choose another file or turn to the administrator.',
  },
  'key-file-damaged': {
    what: 'The key file can’t be read.',
    why: 'It is damaged, or it is no EDS key.',
    next: 'Take the original key file. If that can’t be read either, have the key reissued by the NCA.',
  },
  'key-file-empty': {
    what: 'There is no key in this file.',
    why: 'It holds only a certificate, or nothing.',
    next: 'Choose the file that you got when the key was issued.',
  },
  'key-file-slow': {
    what: 'The key file was not opened.',
    why: 'It is protected so heavily that opening would take too long.',
    next: 'Save the key again with the NCA’s program, or have it reissued.',
  },
  'key-password-wrong': {
    what: 'The password does not fit.',
    why: 'The key password was typed wrongly.',
    next: 'Check the keyboard layout and Caps Lock and type it again.',
  },
  'key-unsupported': {
    what: 'This key is not supported here yet.',
    why: 'It uses an algorithm that this window does not sign with.',
    next: 'Sign in with an RSA key or turn to the administrator.',
  },
  'signer-not-yet-valid': {
    what: 'The key is not valid yet.',
    why: 'Its time has not begun, or the computer’s clock is behind.',
    next: 'Check the computer’s date. If it is right, use your previous key.',
  },
  'signer-expired': {
    what: 'The key has expired.',
    why: 'An EDS key is valid until the date in its certificate.',
    next: 'Sign in with the new key. If there is none, get one from the NCA.',
  },
  'signer-not-signing': {
    what: 'This key does not sign.',
    why: 'It is a login key (AUTH); a signing key is needed.',
    next: 'Choose the file RSA… or GOST…, not AUTH….',
  },
  'signer-untrusted': {
    what: 'The key is not recognised.',
    why: 'It was not issued by the NCA, or its certificate was altered.',
    next: 'Choose a key issued by the NCA.',
  },
  'signer-role': {
    what: 'This key was not issued for official use.',
    why: 'A request is certified with the EDS issued for official use (clause 7 of the Rules).',
    next: 'Choose the key of an organisation’s employee.',
  },
  'signer-organisation': {
    what: 'The key belongs to another organisation.',
    why: 'The BIN in the key is not on the State Corporation’s list.',
    next: 'Choose the key that the State Corporation gave you.',
  },
  'signer-iin': {
    what: 'There is no IIN in the key.',
    why: 'Without an IIN it can’t be recorded who signed.',
    next: 'Have the key reissued by the NCA.',
  },
  'signer-not-on-staff': {
    what: 'You are not on the staff list.',
    why: 'The centre keeps the list, and you are not on it yet.',
    next: 'Turn to the head of the office.',
  },
  'signer-changed': {
    what: 'This is another person’s key.',
    why: 'Another employee locked the window, and only they can unlock it.',
    next: 'Type the password of your own key, or choose “Sign in as another employee”.',
  },
  'key-opening-cancelled': {
    what: 'The key was not opened.',
    why: 'It was cancelled, the window was locked, or another sign-in began.',
    next: 'Type your EDS password again.',
  },
  'clock-off': {
    what: 'Signing is not possible.',
    why: 'The computer’s clock is too far off the centre’s.',
    next: 'Set the computer’s date and time, or call the administrator.',
  },
  'clock-unknown': {
    what: 'Signing is not possible yet.',
    why: 'The computer’s clock was not compared with the centre’s since the start.',
    next: 'Wait for the line: the clock is compared by itself. What you typed is saved.',
  },
  'clock-moved': {
    what: 'Signing is not possible yet.',
    why: 'The computer’s clock was set after it was last compared with the centre’s.',
    next: 'Wait for the line: it is compared by itself. If you did not set it, tell the administrator.',
  },
  'clock-stale': {
    what: 'Signing is not possible yet.',
    why: 'The computer’s clock was not compared with the centre’s for too long.',
    next: 'Wait for the line and try again.',
  },
  'clock-before-sending': {
    what: 'Signing is not possible yet.',
    why: 'By the centre’s time, as this window knows it, the code is not sent yet.',
    next: 'Try again in a few seconds. If that does not help, send a new code.',
  },
  'line-down': {
    what: 'No line to the centre.',
    why: 'The centre did not answer.',
    next: 'Go on with what needs no line. The program tries again by itself.',
  },
  'centre-refuses-desk': {
    what: 'The centre refuses this window.',
    why: 'The window’s certificate is not recognised or was revoked.',
    next: 'Tell the administrator. What you typed is saved.',
  },
  'centre-refuses-session': {
    what: 'The centre opened no session.',
    why: 'It did not accept your key or your rights.',
    next: 'Turn to the head of the office.',
  },
  'centre-answer-invalid': {
    what: 'The centre’s answer was not accepted.',
    why: 'It did not pass the check, so it can’t be trusted.',
    next: 'Try again. If that does not help, tell the administrator.',
  },
  'centre-busy': {
    what: 'The centre is busy.',
    why: 'There are too many requests right now.',
    next: 'Wait a minute and try again.',
  },
  'policy-missing': {
    what: 'The centre’s policy has not come yet.',
    why: 'This window has never reached the centre.',
    next: 'Wait for the line: the policy comes by itself.',
  },
  'centre-outdated': {
    what: 'The centre can’t do this yet.',
    why: 'It runs an older version.',
    next: 'Leave the request in the queue and tell the administrator.',
  },
  'withdrawal-unanswered': {
    what: 'The request was not withdrawn.',
    why: 'The centre gave no answer, so it is not known whether it has decided.',
    next: 'Everything stays as it was. Try again once the line is back.',
  },
  'registration-unknown': {
    what: 'There is no such application here.',
    why: 'Another employee has it, or it is not on this computer.',
    next: 'Find the application in the journal or begin a new one.',
  },
  'registration-of-another': {
    what: 'Another employee has this application.',
    why: 'Only the one who began it can correct and send it.',
    next: 'End it with a reason and begin a new one, or wait for that employee.',
  },
  'act-not-possible': {
    what: 'This is not possible now.',
    why: 'The application is in another state by now.',
    next: 'Go on from the step that is shown.',
  },
  'registration-has-another-person': {
    what: 'This is another person’s application.',
    why: 'One application looks up one person.',
    next: 'Begin a new application: the number and the e-mail address are kept.',
  },
  'draft-incomplete': {
    what: 'The application is not complete.',
    why: 'A field is empty or wrong.',
    next: 'Correct the marked field.',
  },
  'iin-unknown': {
    what: 'The centre knows no such IIN.',
    why: 'Its check digit is right, but there is no such person on record.',
    next: 'Compare the IIN with the document and correct it.',
  },
  'number-connected-elsewhere': {
    what: 'This number is connected to another person’s account.',
    why: 'A number guards one account only.',
    next: 'Type another number, or set the application aside until the number is let go.',
  },
  'statements-outdated': {
    what: 'The texts of the statements changed.',
    why: 'The centre sent a new version.',
    next: 'Read the new texts to the citizen.',
  },
  'resend-too-early': ({ seconds: wait }) => ({
    what: 'Too early for a new code.',
    why: 'The last one was sent a short while ago.',
    next: `Wait ${seconds(wait)} and try again.`,
  }),
  'sms-unavailable': {
    what: 'The SMS was not sent.',
    why: 'The SMS service is out of order.',
    next: 'Try again in a minute. The application is saved.',
  },
  'one-time-password-form': {
    what: 'This is not the code of the SMS.',
    why: 'It has another number of digits.',
    next: 'Type all digits of the latest SMS.',
  },
  'second-signature-required': {
    what: 'A second employee has to sign.',
    why: 'The application replaces a number that is connected already.',
    next: 'Ask a colleague to open their EDS key here. Then sign again.',
  },
  'second-signer-same': {
    what: 'This is your own key.',
    why: 'The second signature is another employee’s.',
    next: 'Have your colleague choose their own key file and type their password.',
  },
  'running-numbers-used-up': {
    what: 'This window has no numbers left.',
    why: 'All 999,999 are used.',
    next: 'Tell the administrator: the window needs a new number.',
  },
  'paper-unknown': {
    what: 'There is no such paper.',
    why: 'It was wiped, or it belongs to another application.',
    next: 'Print the paper again.',
  },
  'slip-of-another-operator': {
    what: 'This password is not shown to you.',
    why: 'Another employee began the application, and only they may see it.',
    next: 'Print the slip and hand it over: the password is on it.',
  },
  'paper-letter-missing': {
    what: 'The paper was not prepared.',
    why: 'A field holds a character that can’t be printed.',
    next: 'Check the name and the e-mail address: take out unusual characters.',
  },
  'reprint-reason-missing': {
    what: 'This paper was printed before.',
    why: 'Printed again it is a duplicate, and that needs a reason.',
    next: 'Give the reason and print again.',
  },
  'agreement-missing': {
    what: 'There is no text of the Agreement.',
    why: 'The centre has not sent one yet.',
    next: 'Tell the administrator; the application can be printed without it.',
  },
  'printer-missing': {
    what: 'No printer was found.',
    why: 'It is switched off or not connected.',
    next: 'Switch the printer on and print again.',
  },
  'printer-stopped': {
    what: 'The printer has stopped.',
    why: 'It is out of paper, or printing is paused.',
    next: 'Check the paper and print again.',
  },
  'printer-failed': {
    what: 'The paper was not printed.',
    why: 'The printer did not take it.',
    next: 'Check the printer and print again.',
  },
  'file-not-permitted': {
    what: 'The file was not saved.',
    why: 'You may not write there, or a file of that name is open in another program.',
    next: 'Close that file, or choose another folder.',
  },
  'file-place-missing': {
    what: 'The file was not saved.',
    why: 'The folder is not there any more: the medium may have been taken out.',
    next: 'Choose another folder.',
  },
  'file-disk-full': {
    what: 'The file was not saved.',
    why: 'There is no room left on that disk.',
    next: 'Choose another disk or folder.',
  },
  'file-not-saved': {
    what: 'The file was not saved.',
    why: 'The disk did not take it.',
    next: 'Try again, or choose another folder.',
  },
  'configuration-invalid': {
    what: 'Tereze is not set up on this computer.',
    why: 'Its configuration is missing or wrong.',
    next: 'Call the administrator.',
  },
  ...storeFaults,
  'desk-silent': {
    what: 'The program behind this window does not answer.',
    why: 'It hangs, is being restarted, or was closed. What you type now is not saved.',
    next: 'Wait a minute. If that does not help, close the window and start Tereze again: what was saved before is not lost.',
  },
  'self-test-failed': {
    what: 'The program did not pass its self-test.',
    why: 'Signing or printing does not work right on this computer.',
    next: 'Do not begin to work; call the administrator.',
  },
  'key-store-missing': {
    what: 'There is nowhere to keep the store’s key.',
    why: 'The system’s key store is not switched on.',
    next: 'Call the administrator.',
  },
  'key-store-silent': {
    what: 'The system’s key store does not answer.',
    why: 'It may be waiting for its own password.',
    next: 'Look for its window, unlock it and start Tereze again; else call the administrator.',
  },
  'store-key-wrapped': {
    what: 'This folder belongs to a real desk.',
    why: 'The key of its store is locked in the system, and the demonstration can’t use it.',
    next: 'Delete nothing; start the installed program, or give the demonstration another folder.',
  },
  'store-key-plain': {
    what: 'The store of this folder is not protected.',
    why: 'It was made by the demonstration: its key lies beside it in the open.',
    next: 'Call the administrator: the desk needs a data folder of its own.',
  },
  'desk-key-missing': {
    what: 'This window has no key for its line to the centre.',
    why: 'The key’s file is not in its place and was never taken in.',
    next: 'Call the administrator.',
  },
  'desk-key-unreadable': {
    what: 'This window’s key for its line to the centre can’t be opened.',
    why: 'The file is damaged, or was taken in on another computer.',
    next: 'Call the administrator: the key has to be issued anew.',
  },
  'desk-key-not-deleted': ({ file = '…' }) => ({
    what: 'The key of the line to the centre lies in the open.',
    why: `It was taken into protection, but its file ${file} could not be deleted.`,
    next: 'Have the administrator delete that file, then start Tereze again.',
  }),
  'input-invalid': {
    what: 'The data were not accepted.',
    why: 'A field has too many characters, or some that never occur there.',
    next: 'Correct the field and try again.',
  },
  internal: {
    what: 'It did not work.',
    why: 'There is an error in the program.',
    next: 'Try again. If that does not help, tell the administrator what you were doing.',
  },
};
