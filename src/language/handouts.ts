import type { LapseReason, RefusalReason } from '../contract/receipt.ts';
import type { Phase } from '../registration/state.ts';

/** What stands on the papers that follow from a registration, and on the register. `{places}` are filled in. */
export interface HandoutTexts {
  readonly refusalNotice: RefusalNoticeTexts;
  readonly lapseNotice: LapseNoticeTexts;
  readonly confirmation: ConfirmationTexts;
  readonly register: RegisterTexts;
}

/** Clause 9, told to the citizen: what happened and what can be done. */
export interface RefusalNoticeTexts {
  readonly title: string;
  readonly subject: string;
  readonly lead: string;
  readonly name: string;
  readonly number: string;
  readonly application: string;
  readonly when: string;
  readonly triesLeft: string;
  readonly what: string;
  readonly reasons: Readonly<Record<RefusalReason, string>>;
  readonly unchanged: string;
  readonly next: string;
  /** While tries are left: the entry is corrected. */
  readonly correct: string;
  /** While tries are left, a new password is the other way; after the last it is the only one. */
  readonly sendNew: string;
  readonly checkNumber: string;
  readonly comeLater: string;
  readonly rule: string;
  readonly secret: string;
  readonly help: string;
  readonly employee: string;
}

/** A one-time password that counts no more: no refusal. What can be done is worded as in the refusal notice. */
export interface LapseNoticeTexts {
  readonly title: string;
  readonly subject: string;
  readonly lead: string;
  readonly when: string;
  readonly reasons: Readonly<Record<LapseReason, string>>;
}

/** The centre's decision, and how anyone can find it again. */
export interface ConfirmationTexts {
  readonly title: string;
  readonly subject: string;
  readonly lead: string;
  readonly leadCreated: string;
  readonly name: string;
  readonly iin: string;
  readonly number: string;
  readonly account: string;
  readonly accountCreated: string;
  readonly accountExisted: string;
  /** The number that is not connected any more, where one was replaced, and that it isn't. */
  readonly replaced: string;
  readonly disconnected: string;
  readonly application: string;
  readonly when: string;
  readonly requestCode: string;
  readonly receiptCode: string;
  readonly changed: string;
  readonly changes: readonly [string, string];
  readonly check: string;
  readonly checks: readonly [string, string];
  readonly squareCode: string;
  readonly help: string;
}

export interface RegisterTexts {
  readonly title: string;
  readonly place: string;
  readonly drawn: string;
  readonly columns: {
    readonly place: string;
    readonly time: string;
    readonly applicationNumber: string;
    readonly name: string;
    readonly iin: string;
    readonly subscriberNumber: string;
    readonly outcome: string;
    readonly operator: string;
  };
  /** In the place of a citizen's data in another operator's unfinished work. */
  readonly withheld: string;
  readonly empty: string;
  readonly totals: string;
  readonly all: string;
  readonly outcomes: Readonly<Record<Phase, string>>;
  readonly drawnBy: string;
  readonly checkedBy: string;
}
