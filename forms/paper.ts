import type { PaperLanguage } from '../src/application/application.ts';
import type { PlainDate } from '../src/contract/instant.ts';

/**
 * What a paper shows, letter by letter: IIN and subscriber number come as people read them
 * (`901123 300258`, `+7 701 123 45 67`). The application may be half filled in, since it is previewed
 * while it is typed.
 */
export type PaperDocument = ApplicationPaper | AccountSlipPaper;

export interface ApplicationPaper {
  readonly kind: 'application';
  readonly language: PaperLanguage;
  /** `0123-04-000057-75`, or null while it is not issued. */
  readonly applicationNumber: string | null;
  readonly applicant: {
    readonly iin: string;
    readonly surname: string;
    readonly givenName: string;
    readonly patronymic: string;
  };
  readonly email: string;
  readonly subscriberNumber: string;
  readonly statements: {
    readonly version: string;
    readonly agreement: string;
    readonly information: string;
    readonly accepted: boolean;
  };
  readonly date: PlainDate;
}

export interface AccountSlipPaper {
  readonly kind: 'account-slip';
  readonly language: PaperLanguage;
  readonly applicationNumber: string;
  /** Surname and given names as on the application. */
  readonly name: string;
  readonly iin: string;
  readonly subscriberNumber: string;
  readonly temporaryPassword: string;
  readonly date: PlainDate;
}
