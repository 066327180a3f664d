import { GlobalWorkerOptions, getDocument, type PDFPageProxy, PDFWorker } from 'pdfjs-dist';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerAddress;

/** One reader for every paper: starting it takes longer than reading. */
const worker = new PDFWorker();

/** Thin lines of a paper that is shown smaller than it is need more points than the screen has. */
const finest = 2;

/**
 * Draws a page of a PDF, the first unless said, to the width of its frame and answers its text. The page
 * is drawn beside the shown one and put there whole, so that nothing flickers while one types.
 */
export async function draw(
  bytes: Uint8Array,
  target: { canvas: HTMLCanvasElement; width: number; page?: number },
  signal: AbortSignal,
): Promise<string> {
  // The reader takes the bytes for itself.
  const loading = getDocument({ data: bytes.slice(), worker, useSystemFonts: false, useWasm: false });
  try {
    const pdf = await loading.promise;
    const page = await pdf.getPage(target.page ?? 1);
    const picture = await pictureOf(page, target.width);
    if (!signal.aborted) show(picture, target);
    return await textOf(page);
  } finally {
    await loading.destroy();
  }
}

async function pictureOf(page: PDFPageProxy, width: number): Promise<HTMLCanvasElement> {
  const scale = (width / page.getViewport({ scale: 1 }).width) * Math.max(devicePixelRatio, finest);
  const viewport = page.getViewport({ scale });
  const picture = document.createElement('canvas');
  picture.width = Math.round(viewport.width);
  picture.height = Math.round(viewport.height);
  await page.render({ canvas: picture, viewport }).promise;
  return picture;
}

function show(picture: HTMLCanvasElement, { canvas }: { canvas: HTMLCanvasElement }): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join('')
    .trim();
}
