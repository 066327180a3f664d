import type { Content, StyleDictionary, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { PaperLanguage } from '../src/application/application.ts';
import type { PlainDate } from '../src/contract/instant.ts';

/** The page in points: A4, with room on the left for a binder. */
const page = { width: 595.28, left: 74, top: 92, right: 56, bottom: 68 };

/** How wide the text runs. */
export const textWidth = page.width - page.left - page.right;

export const grey = '#5f6368';
export const rule = '#7c8288';

/** Every size of every paper, in points. */
const styles: StyleDictionary = {
  addressee: { fontSize: 10, lineHeight: 1.12 },
  titleName: { fontSize: 15, bold: true, characterSpacing: 1.6, alignment: 'center' },
  title: { fontSize: 12.5, bold: true, lineHeight: 1.14, alignment: 'center' },
  heading: { fontSize: 12.5, bold: true },
  label: { fontSize: 12, color: '#33373b' },
  value: { fontSize: 13 },
  longValue: { fontSize: 10.5 },
  longestValue: { fontSize: 9 },
  text: { fontSize: 12, lineHeight: 1.18 },
  cellCharacter: { fontSize: 28, alignment: 'center' },
  cellKind: { fontSize: 9.5, lineHeight: 0.95, alignment: 'center', color: '#33373b' },
  password: { fontSize: 17, bold: true },
  barcodeDigits: { fontSize: 8, characterSpacing: 0.6 },
  margin: { fontSize: 7.5, lineHeight: 1.1, color: grey },
};

export interface Frame {
  readonly language: PaperLanguage;
  readonly title: string;
  readonly date: PlainDate;
  readonly applicationNumber: string | null;
  readonly barcode: string | null;
  /** What is said of the wording, in the lower margin: a line each. */
  readonly note: readonly string[];
}

/** A page around a paper's own content. What the appendix doesn't have stands in the margins alone. */
export function framed(frame: Frame, content: Content[]): TDocumentDefinitions {
  return {
    pageSize: 'A4',
    pageMargins: [page.left, page.top, page.right, page.bottom],
    defaultStyle: { font: 'Tinos', fontSize: 12 },
    styles,
    language: frame.language,
    displayTitle: true,
    info: {
      title: frame.title,
      creator: 'Tereze',
      producer: 'Tereze',
      // The one date that the same paper has whenever it is drawn: equal papers are equal bytes.
      creationDate: new Date(`${frame.date}T00:00:00Z`),
    },
    header: () => barcode(frame),
    footer: (current, count) => ({
      margin: [page.left, 22, page.right, 0],
      columns: [
        { text: frame.note.join('\n'), style: 'margin', width: '*' },
        { text: `${current} / ${count}`, style: 'margin', width: 40, alignment: 'right' },
      ],
    }),
    content,
  };
}

function barcode({ barcode: svg, applicationNumber }: Frame): Content {
  if (svg === null || applicationNumber === null) return '';
  return {
    margin: [page.left, 32, 0, 0],
    columns: [
      {
        width: 'auto',
        stack: [
          { svg },
          { text: applicationNumber, style: 'barcodeDigits', alignment: 'center', margin: [0, 3, 0, 0] },
        ],
      },
    ],
  };
}
