import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PaperDocument } from '../src/papers/document.ts';
import { accountSlipDefinition } from './account-slip.ts';
import { agreementDefinition } from './agreement.ts';
import { applicationDefinition } from './application.ts';
import { confirmationDefinition } from './confirmation.ts';
import { dailyRegisterDefinition } from './daily-register.ts';
import { lapseNoticeDefinition } from './lapse-notice.ts';
import { refusalNoticeDefinition } from './refusal-notice.ts';

/** Codes for machines, each an SVG whose user unit is a point. */
export interface PaperExtras {
  /** The application number; null while there is none. */
  readonly barcode: string | null;
  /** By what a confirmation is found again at the centre; null on other papers. */
  readonly squareCode: string | null;
}

/** A paper as pdfmake draws it: A4, in the font family `Tinos`, which the caller sets up. */
export function paperDefinition(document: PaperDocument, extras: PaperExtras): TDocumentDefinitions {
  switch (document.kind) {
    case 'application':
      return applicationDefinition(document, extras);
    case 'account-slip':
      return accountSlipDefinition(document, extras);
    case 'refusal-notice':
      return refusalNoticeDefinition(document, extras);
    case 'lapse-notice':
      return lapseNoticeDefinition(document, extras);
    case 'confirmation':
      return confirmationDefinition(document, extras);
    case 'agreement':
      return agreementDefinition(document);
    case 'daily-register':
      return dailyRegisterDefinition(document);
  }
}
