import type { StyleDictionary } from 'pdfmake/interfaces.js';
import { isBilingual, type Sheet } from './sheet.ts';

export const grey = '#5f6368';
export const rule = '#7c8288';
const ink = '#33373b';

/** Every size of every paper, in points. */
const plain: StyleDictionary = {
  addressee: { fontSize: 10, lineHeight: 1.12 },
  titleName: { fontSize: 15, bold: true, characterSpacing: 1.6, alignment: 'center' },
  title: { fontSize: 12.5, bold: true, lineHeight: 1.14, alignment: 'center' },
  handoutTitle: { fontSize: 16, bold: true },
  subject: { fontSize: 12, color: ink },
  heading: { fontSize: 12.5, bold: true },
  label: { fontSize: 12, color: ink },
  value: { fontSize: 13 },
  longValue: { fontSize: 10.5 },
  longestValue: { fontSize: 9 },
  text: { fontSize: 12, lineHeight: 1.18 },
  cellCharacter: { fontSize: 28, alignment: 'center' },
  cellKind: { fontSize: 9.5, lineHeight: 0.95, alignment: 'center', color: ink },
  password: { fontSize: 17, bold: true },
  barcodeDigits: { fontSize: 8, characterSpacing: 0.6 },
  duplicate: { fontSize: 12, bold: true, characterSpacing: 0.8, alignment: 'center' },
  duplicateCopy: { fontSize: 9, alignment: 'center' },
  notice: { fontSize: 11, bold: true, lineHeight: 1.1 },
  row: { fontSize: 9 },
  rowHeading: { fontSize: 9, bold: true },
  margin: { fontSize: 7.5, lineHeight: 1.1, color: grey },
};

/** Two columns on the same page: what runs across it is set smaller, what is filled in is not. */
const sideBySide: StyleDictionary = {
  addressee: { fontSize: 9, lineHeight: 1.08 },
  titleName: { fontSize: 13, bold: true, characterSpacing: 1.2, alignment: 'center' },
  title: { fontSize: 10.5, bold: true, lineHeight: 1.1, alignment: 'center' },
  handoutTitle: { fontSize: 13.5, bold: true },
  subject: { fontSize: 10, color: ink },
  heading: { fontSize: 10.5, bold: true },
  label: { fontSize: 10, lineHeight: 1.05, color: ink },
  text: { fontSize: 10, lineHeight: 1.12 },
  cellKind: { fontSize: 8.5, lineHeight: 0.95, alignment: 'center', color: ink },
  password: { fontSize: 14, bold: true },
  notice: { fontSize: 10, bold: true, lineHeight: 1.1 },
  row: { fontSize: 8.5 },
  rowHeading: { fontSize: 8.5, bold: true },
};

/** Nothing that is read is smaller than 16 points; the margins speak to employees and machines. */
const large: StyleDictionary = {
  addressee: { fontSize: 16, lineHeight: 1.1 },
  titleName: { fontSize: 21, bold: true, characterSpacing: 2, alignment: 'center' },
  title: { fontSize: 17, bold: true, lineHeight: 1.14, alignment: 'center' },
  handoutTitle: { fontSize: 22, bold: true },
  subject: { fontSize: 16, color: ink },
  heading: { fontSize: 18, bold: true },
  label: { fontSize: 16, color: ink },
  value: { fontSize: 19 },
  longValue: { fontSize: 16 },
  longestValue: { fontSize: 16 },
  text: { fontSize: 16, lineHeight: 1.18 },
  cellCharacter: { fontSize: 40, alignment: 'center' },
  cellKind: { fontSize: 16, lineHeight: 1, alignment: 'center', color: ink },
  password: { fontSize: 22, bold: true },
  barcodeDigits: { fontSize: 9, characterSpacing: 0.6 },
  notice: { fontSize: 16, bold: true, lineHeight: 0.95 },
  row: { fontSize: 16, lineHeight: 1.05 },
  rowHeading: { fontSize: 16, bold: true },
  margin: { fontSize: 9.5, lineHeight: 1.05, color: grey },
};

export function stylesOf(sheet: Sheet): StyleDictionary {
  if (sheet.largePrint) return { ...plain, ...large };
  return isBilingual(sheet) ? { ...plain, ...sideBySide } : plain;
}
