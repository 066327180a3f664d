import type { StoreFaultTexts } from '../faults.ts';

/** What may be wrong with a desk's store, and with restoring it. */
export const storeFaults: StoreFaultTexts = {
  'disk-full': {
    what: 'The disk is full.',
    why: 'There is no room to save the application.',
    next: 'Do not close the window; call the administrator.',
  },
  'store-failed': {
    what: 'It did not work.',
    why: 'The store of this computer did not answer.',
    next: 'Try again. If that does not help, call the administrator.',
  },
  'store-unreadable': {
    what: 'The store can’t be opened.',
    why: 'The file is damaged, or its key is from another computer.',
    next: 'Delete nothing and call the administrator: the data can be restored.',
  },
  'store-newer': {
    what: 'The program is older than its store.',
    why: 'A newer version has already worked on this computer.',
    next: 'Have the administrator install the new version.',
  },
  'store-missing': {
    what: 'The store of this window is gone.',
    why: 'The file with the applications is missing or empty.',
    next: 'Delete nothing and call the administrator: the applications can be restored from the centre.',
  },
  'store-behind': {
    what: 'The latest entries are missing from the store.',
    why: 'The file is an older copy, or its end was lost.',
    next: 'Delete nothing and call the administrator: the entries can be restored from the centre.',
  },
  'store-diverged': {
    what: 'The store does not fit its own history.',
    why: 'Its entries differ from those that this window or the centre noted.',
    next: 'Delete nothing and call the administrator.',
  },
  'store-foreign': {
    what: 'This is the store of another window.',
    why: 'The office, the window or the desk in it is not the one in the settings of the program.',
    next: 'Call the administrator: the settings and the data folder must be checked.',
  },
  'store-begun-anew': {
    what: 'This window had a store before.',
    why: 'Its registrations and signed requests are with the centre and not here: the data folder was empty.',
    next: 'Delete nothing and call the administrator: they can be restored from the centre.',
  },
  'store-damaged': {
    what: 'The store is damaged.',
    why: 'Part of the file can’t be read any more.',
    next: 'Nothing more is signed or printed here. Delete nothing and call the administrator.',
  },
  'store-read-only': {
    what: 'Nothing can be saved on this computer.',
    why: 'The data folder, or a file in it, is read-only.',
    next: 'Call the administrator: the program needs the right to write there.',
  },
  'store-locked': {
    what: 'The store is busy.',
    why: 'Another program is using the file right now.',
    next: 'Wait: the program tries again by itself. If it lasts, call the administrator.',
  },
  'store-in-use': {
    what: 'The program is already running on this computer.',
    why: 'Another start of it has the store of this window open.',
    next: 'Go to its window. If it is not to be seen, restart the computer.',
  },
  'store-salvaged': {
    what: 'What can be read of the store was copied.',
    why: 'The administrator asked for that.',
    next: 'Call the administrator: the next step is theirs.',
  },
  'desk-record-missing': {
    what: 'It is not known whether the store is complete.',
    why: 'The note of its last entry, which is kept beside it, is missing or damaged.',
    next: 'You can work: the centre compares the store as soon as there is a line. Tell the administrator.',
  },
  'desk-record-unwritten': {
    what: 'The note of the last entry can’t be written.',
    why: 'The file beside the store is read-only, or another program holds it.',
    next: 'You can work: the applications are saved. Tell the administrator, and do not copy the data folder meanwhile.',
  },
  'first-number-needs-line': {
    what: 'The first number needs the line once.',
    why: 'The store is new here: only the centre knows the last number of this window.',
    next: 'Wait for the line and print again. What you typed is saved.',
  },
  'number-needs-comparison': {
    what: 'The number can’t be given yet.',
    why: 'The store was not compared with the centre since the start: an old copy would give numbers twice.',
    next: 'Print again in a moment, or when the line is back: the program compares by itself. What you typed is saved.',
  },
  'recovery-awaits-sign-in': {
    what: 'The store waits to be restored from the centre.',
    why: 'The centre gives its entries only to an employee who has signed in.',
    next: 'Sign in while there is a line: the rest goes by itself.',
  },
  'recovery-under-way': {
    what: 'The store is being restored.',
    why: 'Its entries come from the centre and are checked.',
    next: 'Wait: you can work as soon as all of them are here.',
  },
  'recovery-failed': {
    what: 'The store was not restored.',
    why: 'The entries that the centre has did not pass the check.',
    next: 'Call the administrator.',
  },
};
