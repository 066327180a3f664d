import pdfmake from 'pdfmake';
import { paperDefinition } from '../../forms/definition.ts';
import type { PaperDocument } from '../../src/papers/document.ts';
import { barcodeSvg, registrationCodeSvg } from './barcode.ts';
import { assertLetters, findPaperFonts, readLetters } from './fonts.ts';

/**
 * Draws a paper. The same document gives the same bytes. Throws the Fault `paper-letter-missing`
 * where the font lacks one of its letters, and an Error where the fonts were not built.
 */
export async function drawPaper(document: PaperDocument): Promise<{ pdf: Uint8Array; pages: number }> {
  assertLetters(document, ready().letters);
  const { applicationNumber } = document;
  const definition = paperDefinition(document, {
    barcode: applicationNumber === null ? null : barcodeSvg(applicationNumber),
    squareCode:
      document.kind === 'confirmation'
        ? registrationCodeSvg(document.applicationNumber, document.requestHash)
        : null,
  });
  const paper = pdfmake.createPdf(definition, { bufferPages: true });
  const { count } = (await paper.getStream()).bufferedPageRange();
  return { pdf: new Uint8Array(await paper.getBuffer()), pages: count };
}

let letters: ReadonlySet<number> | undefined;

/** Sets pdfmake up once: our fonts, and no other file or address. */
function ready(): { letters: ReadonlySet<number> } {
  if (letters === undefined) {
    const fonts = findPaperFonts();
    const ours = new Set<string>(Object.values(fonts));
    pdfmake.setFonts({ Tinos: fonts });
    pdfmake.setUrlAccessPolicy(() => false);
    pdfmake.setLocalAccessPolicy((path) => ours.has(path));
    letters = readLetters(fonts);
  }
  return { letters };
}
