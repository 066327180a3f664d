import type { ContentText } from 'pdfmake/interfaces.js';

/** Running text that breaks between words only: `веб-портал` stays on one line. For `text` of a paragraph. */
export const prose = (text: string): ContentText[] =>
  text.split(/(\S+-\S+)/).map((part, place) => ({ text: part, noWrap: place % 2 === 1 }));
