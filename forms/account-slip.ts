import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { Instant } from '../src/contract/instant.ts';
import { counterDateTime, figureDate } from '../src/language/format.ts';
import type { AccountSlipTexts } from '../src/language/papers.ts';
import type { AccountSlipPaper } from '../src/papers/document.ts';
import type { PaperExtras } from './definition.ts';
import { fields } from './fields.ts';
import { fill } from './fill.ts';
import { framed, textWidth } from './frame.ts';
import { passwordCells } from './password-cells.ts';
import { prose } from './prose.ts';
import {
  bulleted,
  each,
  headed,
  inEach,
  isBilingual,
  numbered,
  type Sheet,
  sheetOf,
  together,
} from './sheet.ts';
import { rule } from './styles.ts';

/**
 * The slip of clause 8: above the cut line what the citizen keeps, below it the temporary password.
 * The two parts together open the account; the torn-off part alone names nobody.
 */
export function accountSlipDefinition(
  document: AccountSlipPaper,
  { barcode }: PaperExtras,
): TDocumentDefinitions {
  const sheet = sheetOf(document);
  const title = `${together(sheet, (texts) => texts.accountSlip.title)} ${document.applicationNumber}`;
  const note = each(sheet, ({ margin, version }) => fill(margin.wording, { version }));
  // Two languages and the line of the expiry just fill a page.
  const between = isBilingual(sheet) && document.expiresAt ? 2 : 6;
  const gap = isBilingual(sheet) || sheet.largePrint ? between : 14;
  return framed({ document, sheet, title, barcode, note }, [
    inEach(sheet, ({ accountSlip }) => [
      { text: accountSlip.title, style: 'handoutTitle' },
      { text: prose(accountSlip.lead), style: 'text', margin: [0, 6, 0, 4] },
    ]),
    fields(sheet, lines(document, sheet), isBilingual(sheet) ? 190 : 130),
    inEach(sheet, ({ accountSlip }) => headed(sheet, accountSlip.next, numbered(accountSlip.steps)), [
      0,
      gap,
      0,
      0,
    ]),
    inEach(sheet, ({ accountSlip }) => headed(sheet, accountSlip.warning, bulleted(accountSlip.warnings)), [
      0,
      between,
      0,
      0,
    ]),
    inEach(sheet, ({ accountSlip }) => ({ text: accountSlip.help, style: 'heading' }), [0, between, 0, 0]),
    tornOffPart(document, sheet),
  ]);
}

function lines(document: AccountSlipPaper, sheet: Sheet) {
  const label = (name: 'name' | 'login' | 'number' | 'application' | 'date') =>
    together(sheet, ({ accountSlip }) => accountSlip[name]);
  return [
    { label: label('name'), value: document.name },
    // As it is typed at sign-in: the digits together.
    { label: label('login'), value: document.iin.replaceAll(' ', '') },
    { label: label('number'), value: document.subscriberNumber },
    { label: label('application'), value: document.applicationNumber },
    { label: label('date'), value: figureDate(document.date) },
  ];
}

/** A longer password could fill more than a page, and pdfmake loses what it may not break. */
const fitsBelow = 32;

function tornOffPart(document: AccountSlipPaper, sheet: Sheet): Content {
  const { temporaryPassword: password, applicationNumber: number, expiresAt } = document;
  // True of a password of ASCII characters alone; the rule that the policy carries could name others.
  const latin = /^[\x21-\x7e]+$/.test(password);
  return {
    // Where it doesn't fit below the cut line, the torn-off part is a sheet of its own.
    ...(sheet.largePrint || password.length > fitsBelow ? { pageBreak: 'before' } : { unbreakable: true }),
    stack: [
      cutLine(sheet),
      ...passwordTitle(sheet, number),
      passwordCells(password, sheet),
      inEach(sheet, ({ accountSlip }) => ({
        text: [
          { text: changeOf(accountSlip, expiresAt), bold: true },
          ...(latin ? [' ', ...prose(accountSlip.latin)] : []),
        ],
        style: 'text',
        margin: [0, 2, 0, 0],
      })),
    ],
  };
}

const changeOf = ({ change, changeUntil }: AccountSlipTexts, expiresAt: Instant | null): string =>
  expiresAt ? fill(changeUntil, { time: counterDateTime(expiresAt) }) : change;

/** What is torn off, and of which application: beside each other, or below where both languages need the width. */
function passwordTitle(sheet: Sheet, number: string): Content[] {
  const title: Content = {
    text: together(sheet, ({ accountSlip }) => accountSlip.password),
    style: 'password',
  };
  const of = (...margin: [number, number, number, number]): Content => ({
    text: together(sheet, ({ accountSlip }) => fill(accountSlip.ofApplication, { number })),
    style: 'label',
    alignment: isBilingual(sheet) || sheet.largePrint ? 'left' : 'right',
    margin,
  });
  if (isBilingual(sheet) || sheet.largePrint) return [title, of(0, 2, 0, 8)];
  return [{ columns: [title, of(0, 5, 0, 0)], margin: [0, 0, 0, 8] }];
}

function cutLine(sheet: Sheet): Content {
  const dashes = { type: 'line', x1: 0, y1: 0, x2: textWidth, y2: 0, dash: { length: 5, space: 4 } } as const;
  return {
    margin: [0, isBilingual(sheet) ? 6 : 14, 0, isBilingual(sheet) ? 3 : 10],
    stack: [
      { canvas: [{ ...dashes, lineWidth: 0.8, lineColor: rule }] },
      {
        text: together(sheet, ({ accountSlip }) => accountSlip.cut),
        style: sheet.largePrint ? 'label' : 'margin',
        alignment: 'center',
        margin: [0, 2, 0, 0],
      },
    ],
  };
}
