import type { TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PaperDocument } from '../src/papers/document.ts';
import { accountSlipDefinition } from './account-slip.ts';
import { applicationDefinition } from './application.ts';

export interface PaperExtras {
  /** The application number as a barcode, an SVG whose user unit is a point; null while there is none. */
  readonly barcode: string | null;
}

/** A paper as pdfmake draws it: A4, in the font family `Tinos`, which the caller sets up. */
export function paperDefinition(document: PaperDocument, extras: PaperExtras): TDocumentDefinitions {
  switch (document.kind) {
    case 'application':
      return applicationDefinition(document, extras);
    case 'account-slip':
      return accountSlipDefinition(document, extras);
    case 'refusal-notice':
    case 'confirmation':
    case 'agreement':
    case 'daily-register':
      throw new Error(`no form for ${document.kind}`);
  }
}
