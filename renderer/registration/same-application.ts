import type { Application } from '../../src/application/application.ts';
import type { PaperStyle } from '../../src/application/paper-style.ts';

/** Whether two papers would be set alike. */
export const sameStyle = (one: PaperStyle, other: PaperStyle): boolean =>
  one.bilingual === other.bilingual && one.largePrint === other.largePrint;

/** Whether two applications would be the same paper, down to the wording of the statements. */
export const sameApplication = (one: Application, other: Application): boolean =>
  one.applicant.iin === other.applicant.iin &&
  one.applicant.surname === other.applicant.surname &&
  one.applicant.givenName === other.applicant.givenName &&
  one.applicant.patronymic === other.applicant.patronymic &&
  one.email === other.email &&
  one.subscriberNumber === other.subscriberNumber &&
  one.statements.version === other.statements.version &&
  one.language === other.language;
