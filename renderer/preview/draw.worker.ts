import { getDocument, type PDFPageProxy, VerbosityLevel } from 'pdfjs-dist';
// The library's reader, which announces itself to it: no thread more is started, this one is enough.
import 'pdfjs-dist/build/pdf.worker.mjs';
import type { Drawn, Wish } from './drawing.ts';

/** The library makes its canvases in a document, which a thread doesn't have. */
class Canvases {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: canvas.getContext('2d') };
  }
  reset({ canvas }: { canvas: OffscreenCanvas }, width: number, height: number): void {
    canvas.width = width;
    canvas.height = height;
  }
  destroy(made: { canvas: OffscreenCanvas | null; context: unknown }): void {
    made.canvas = null;
    made.context = null;
  }
}

addEventListener('message', ({ data }: MessageEvent<Wish>) => {
  pageOf(data).then(
    (drawn) => postMessage(drawn, { transfer: 'picture' in drawn ? [drawn.picture] : [] }),
    (failure: unknown) => postMessage({ id: data.id, failed: String(failure) } satisfies Drawn),
  );
});

async function pageOf({ id, bytes, page: number, width }: Wish): Promise<Drawn> {
  const loading = getDocument({
    data: bytes,
    CanvasFactory: Canvases,
    // Letters are drawn as the shapes that the paper carries: fonts are a document's affair too.
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const page = await (await loading.promise).getPage(number);
    return { id, picture: await pictureOf(page, width), text: await textOf(page) };
  } finally {
    await loading.destroy();
  }
}

async function pictureOf(page: PDFPageProxy, width: number): Promise<ImageBitmap> {
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  const canvas = new OffscreenCanvas(Math.round(viewport.width), Math.round(viewport.height));
  // The library's types know the canvas of a document alone; what it calls is the same on both.
  const canvasContext = canvas.getContext('2d') as unknown as CanvasRenderingContext2D;
  await page.render({ canvas: null, canvasContext, viewport }).promise;
  return canvas.transferToImageBitmap();
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join('')
    .trim();
}
