import type { Column, Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { figureDate } from '../src/language/format.ts';
import { paperTexts } from '../src/language/papers.ts';
import type { DuplicateMark, PaperDocument } from '../src/papers/document.ts';
import { fill } from './fill.ts';
import type { Sheet } from './sheet.ts';
import { rule, stylesOf } from './styles.ts';

/** A page in points. */
interface Page {
  readonly width: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** How far from the edge the codes and marks of the upper margin stand. */
  readonly edge: number;
}

/** A4, with room on the left for a binder. */
const upright: Page = { width: 595.28, left: 74, top: 92, right: 56, bottom: 68, edge: 30 };
const lying: Page = { width: 841.89, left: 46, top: 62, right: 46, bottom: 56, edge: 18 };

/** How wide the text runs on an upright page. */
export const textWidth = upright.width - upright.left - upright.right;

export interface Frame {
  readonly document: PaperDocument;
  readonly sheet: Sheet;
  readonly title: string;
  readonly barcode: string | null;
  /** What is said of the wording, in the lower margin: a line each. */
  readonly note: readonly string[];
  /** What is said of the paper as a whole, in the upper margin: a line each. */
  readonly notice?: readonly string[];
  readonly lying?: boolean;
}

/** A page around a paper's own content. What the appendix doesn't have stands in the margins alone. */
export function framed(frame: Frame, content: Content[]): TDocumentDefinitions {
  const { document, sheet } = frame;
  const page = frame.lying ? lying : upright;
  return {
    pageSize: 'A4',
    pageOrientation: frame.lying ? 'landscape' : 'portrait',
    pageMargins: [page.left, page.top, page.right, page.bottom],
    defaultStyle: { font: 'Tinos', fontSize: sheet.largePrint ? 16 : 12 },
    styles: stylesOf(sheet),
    language: document.language,
    displayTitle: true,
    info: {
      title: frame.title,
      creator: 'Tereze',
      producer: 'Tereze',
      // The one date that the same paper has whenever it is drawn: equal papers are equal bytes.
      creationDate: new Date(`${document.duplicate?.date ?? document.date}T00:00:00Z`),
    },
    header: () => topMargin(frame, page),
    footer: (current, count) => ({
      margin: [page.left, page.bottom - 46, page.right, 0],
      columns: [
        { text: frame.note.join('\n'), style: 'margin', width: '*' },
        { text: `${current} / ${count}`, style: 'margin', width: 40, alignment: 'right' },
      ],
    }),
    content,
  };
}

function topMargin({ document, barcode, notice = [] }: Frame, page: Page): Content {
  const { applicationNumber, duplicate } = document;
  const number: Column[] =
    barcode === null || applicationNumber === null ? [] : [codeOf(barcode, applicationNumber)];
  const mark: Column[] = duplicate ? [duplicateMark(duplicate)] : [];
  return {
    margin: [page.left, page.edge, page.right, 0],
    columns: [
      ...number,
      { width: '*', text: notice.join('\n'), style: 'notice', margin: [14, 0, 14, 0] },
      ...mark,
    ],
  };
}

const codeOf = (svg: string, applicationNumber: string): Column => ({
  width: 'auto',
  stack: [
    { svg },
    { text: applicationNumber, style: 'barcodeDigits', alignment: 'center', margin: [0, 3, 0, 0] },
  ],
});

/** On every page and in both languages, so that no duplicate passes for the first copy anywhere. */
function duplicateMark({ copy, date }: DuplicateMark): Column {
  const both = [paperTexts.kk.duplicate, paperTexts.ru.duplicate];
  const title = both.map((texts) => texts.title.toUpperCase()).join(' / ');
  const copies = both.map((texts) => fill(texts.copy, { copy: String(copy) })).join(' / ');
  return {
    width: 'auto',
    table: {
      body: [
        [
          {
            stack: [
              { text: title, style: 'duplicate' },
              { text: `${copies}, ${figureDate(date)}`, style: 'duplicateCopy', margin: [0, 2, 0, 0] },
            ],
          },
        ],
      ],
    },
    layout: {
      hLineWidth: () => 1.2,
      vLineWidth: () => 1.2,
      hLineColor: () => rule,
      vLineColor: () => rule,
      paddingLeft: () => 10,
      paddingRight: () => 10,
      paddingTop: () => 4,
      paddingBottom: () => 4,
    },
  };
}
