import PDFDocument from 'pdfkit';
import { buildFonts } from '../../build/fonts.ts';
import { paperDefinition } from '../../forms/definition.ts';
import { drawPaper } from '../../main/papers/draw.ts';
import { findPaperFonts } from '../../main/papers/fonts.ts';
import { applicationIn } from '../../test/papers/documents.ts';
import { type Measurement, median, ratioOf } from '../measurement.ts';

const rounds = 60;
const warmUp = 10;

const application = applicationIn('kk');

/** The application as PDF, warm, against bare pdfkit writing the same text in the same two fonts, turn by turn. */
export async function measure(): Promise<Measurement[]> {
  await buildFonts();
  const fonts = findPaperFonts();
  const texts = textsOf(paperDefinition(application, { barcode: null, squareCode: null }).content);
  const ours: number[] = [];
  const limit: number[] = [];
  for (let round = -warmUp; round < rounds; round++) {
    const bare = await timed(() => drawBare(texts, fonts.normal, fonts.bold));
    const paper = await timed(() => drawPaper(application));
    if (round < 0) continue;
    limit.push(bare);
    ours.push(paper);
  }
  return [ratioOf('the application as PDF, warm', median(ours), median(limit), 'ms', 2.5)];
}

/** The first text stands in bold, so that both fonts are parsed as they are for the paper. */
function drawBare(texts: readonly string[], normal: string, bold: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const document = new PDFDocument({ size: 'A4', margin: 56 });
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    texts.forEach((text, place) => void document.font(place === 0 ? bold : normal, 12).text(text));
    document.end();
  });
}

/** Every paragraph of a definition, however deep. */
function textsOf(content: unknown): string[] {
  if (typeof content !== 'object' || content === null) return [];
  if (Array.isArray(content)) return content.flatMap(textsOf);
  const { text, ...rest } = content as { text?: unknown };
  if (typeof text === 'string') return [text];
  return Array.isArray(text) ? [text.flatMap(textsOf).join('')] : textsOf(Object.values(rest));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
