import type { PaperLanguage } from '../application/application.ts';
import type { HandoutTexts } from './handouts.ts';
import { handouts as kkHandouts } from './kk/handouts.ts';
import { papers as kk } from './kk/papers.ts';
import { handouts as ruHandouts } from './ru/handouts.ts';
import { papers as ru } from './ru/papers.ts';

/**
 * Every word on the papers in one language. The appendix's official Kazakh and Russian wording could
 * not be obtained: `application` is a rendering of its unofficial English translation, so it carries
 * a version, which is printed in the margin.
 */
export interface PaperTexts {
  readonly version: string;
  /** In the lower margin; `{version}`, `{statements}`, `{agreement}` and `{date}` are filled in. */
  readonly margin: {
    readonly rendering: string;
    readonly wording: string;
    readonly statements: string;
    readonly agreement: string;
    readonly prepared: string;
    /** In the upper margin of an application that replaces a connected number; `{digits}` are its last two. */
    readonly replaces: string;
  };
  /** What marks a duplicate; `{copy}` is its number. Printed in both languages on every one. */
  readonly duplicate: { readonly title: string; readonly copy: string };
  readonly application: ApplicationTexts;
  readonly accountSlip: AccountSlipTexts;
}

/** The appendix, line by line; the wording of its two statements is the policy's. */
export interface ApplicationTexts {
  readonly addressee: string;
  /** `name` is the word "application"; the language decides whether the rest stands above or below it. */
  readonly title: { readonly above: string; readonly name: string; readonly below: string };
  readonly uniqueNumber: string;
  readonly identity: string;
  readonly iin: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string;
  readonly email: string;
  readonly phone: string;
  readonly signature: string;
  readonly date: string;
  /** Around the one date of a paper in two languages. */
  readonly dateWord: string;
  readonly yearMark: string;
}

/** What the citizen is told about the new account (clause 8). */
export interface AccountSlipTexts {
  readonly title: string;
  readonly lead: string;
  readonly name: string;
  readonly login: string;
  readonly number: string;
  readonly application: string;
  readonly date: string;
  readonly next: string;
  readonly steps: readonly [string, string, string];
  readonly warning: string;
  readonly warnings: readonly [string, string];
  readonly help: string;
  readonly cut: string;
  readonly password: string;
  readonly change: string;
  /** The same where the password can be used until `{time}`. */
  readonly changeUntil: string;
  readonly latin: string;
  readonly ofApplication: string;
  readonly kinds: { readonly digit: string; readonly capital: string; readonly small: string };
  /** What a character that is neither letter nor digit is called. */
  readonly signs: Readonly<Record<string, string>>;
  readonly otherSign: string;
}

export const paperTexts: Readonly<Record<PaperLanguage, PaperTexts & HandoutTexts>> = {
  kk: { ...kk, ...kkHandouts },
  ru: { ...ru, ...ruHandouts },
};
