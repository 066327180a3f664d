import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { counterDateTime } from '../src/language/format.ts';
import type { ConfirmationTexts } from '../src/language/handouts.ts';
import type { ConfirmationPaper } from '../src/papers/document.ts';
import type { PaperExtras } from './definition.ts';
import { fields } from './fields.ts';
import { fill } from './fill.ts';
import { framed } from './frame.ts';
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

/** The confirmation of a registration: the centre's decision, and how anyone can find it again. */
export function confirmationDefinition(
  document: ConfirmationPaper,
  { barcode, squareCode }: PaperExtras,
): TDocumentDefinitions {
  const sheet = sheetOf(document);
  const title = `${together(sheet, (texts) => texts.confirmation.title)} ${document.applicationNumber}`;
  const note = each(sheet, ({ margin, version }) => fill(margin.wording, { version }));
  return framed({ document, sheet, title, barcode, note }, [
    inEach(sheet, ({ confirmation }) => heading(confirmation, document)),
    fields(sheet, lines(document, sheet), isBilingual(sheet) ? 218 : 180),
    inEach(
      sheet,
      ({ confirmation }) => headed(sheet, confirmation.changed, bulleted(confirmation.changes)),
      [0, 16, 0, 0],
    ),
    {
      unbreakable: !sheet.largePrint,
      stack: [
        inEach(
          sheet,
          ({ confirmation }) => headed(sheet, confirmation.check, numbered(confirmation.checks)),
          [0, 8, 0, 0],
        ),
        squareOf(squareCode, sheet),
      ],
    },
  ]);
}

const heading = (texts: ConfirmationTexts, { accountCreated }: ConfirmationPaper): Content => [
  { text: texts.title, style: 'handoutTitle' },
  { text: prose(texts.subject), style: 'subject', margin: [0, 2, 0, 0] },
  { text: prose(accountCreated ? texts.leadCreated : texts.lead), style: 'text', margin: [0, 10, 0, 4] },
];

type Label =
  | 'name'
  | 'iin'
  | 'number'
  | 'replaced'
  | 'account'
  | 'application'
  | 'when'
  | 'requestCode'
  | 'receiptCode';

function lines(document: ConfirmationPaper, sheet: Sheet) {
  const label = (name: Label) => together(sheet, ({ confirmation }) => confirmation[name]);
  const account = together(sheet, ({ confirmation }) =>
    document.accountCreated ? confirmation.accountCreated : confirmation.accountExisted,
  );
  const disconnected = together(sheet, ({ confirmation }) => confirmation.disconnected);
  return [
    { label: label('name'), value: document.name },
    { label: label('iin'), value: document.iin },
    { label: label('number'), value: document.subscriberNumber },
    ...(document.replaced === null
      ? []
      : [{ label: label('replaced'), value: `${document.replaced} — ${disconnected}` }]),
    { label: label('account'), value: account },
    { label: label('application'), value: document.applicationNumber },
    { label: label('when'), value: counterDateTime(document.decidedAt) },
    { label: label('requestCode'), value: shortCode(document.requestHash) },
    { label: label('receiptCode'), value: shortCode(document.receiptHash) },
  ];
}

/** The first 64 bits of a hash, as people compare them: `9F86 D081 884C 7D65`. */
export const shortCode = (sha256: string): string =>
  (sha256.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join(' ');

/** Beside the code what it holds, and whom to call. */
const squareOf = (svg: string | null, sheet: Sheet): Content => ({
  unbreakable: true,
  margin: [0, sheet.largePrint ? 4 : 10, 0, 0],
  columns: [
    ...(svg === null ? [] : [{ width: 'auto', stack: [{ svg }] }]),
    {
      width: '*',
      margin: [14, 0, 0, 0],
      stack: [
        { text: each(sheet, ({ confirmation }) => confirmation.squareCode).join('\n'), style: 'label' },
        {
          text: each(sheet, ({ confirmation }) => confirmation.help).join('\n'),
          ...(sheet.largePrint ? { style: 'text', bold: true } : { style: 'heading' }),
          margin: [0, sheet.largePrint ? 4 : 14, 0, 0],
        },
      ],
    },
  ],
});
