import type { Drawn, Wish } from './drawing.ts';

/** Thin lines of a paper that is shown smaller than it is need more points than the screen has. */
const finest = 2;

/** Papers are read and drawn in a thread of their own: the window's own one answers keys. */
let thread: Worker | null = null;
const waiting = new Map<number, PromiseWithResolvers<Drawn>>();
let wishes = 0;

/** Starts the thread, where it isn't there yet: loading it takes a moment that nobody should wait for. */
export function warmUp(): Worker {
  if (thread) return thread;
  const begun = new Worker(new URL('./draw.worker.ts', import.meta.url), { type: 'module' });
  // The library's reader greets over the same line; it has no id.
  begun.addEventListener('message', ({ data }: MessageEvent<Drawn>) => settle(data.id)?.resolve(data));
  begun.addEventListener('error', () => {
    thread = null;
    for (const id of [...waiting.keys()]) settle(id)?.reject(new Error('papers can not be drawn'));
  });
  thread = begun;
  return begun;
}

/**
 * Draws a page of a PDF, the first unless said, to the width of its frame in CSS pixels, and answers its
 * text. The finished picture replaces the shown one, so that nothing flickers while one types. Rejects
 * where the bytes are no PDF that can be read.
 */
export async function draw(
  bytes: Uint8Array,
  { canvas, width, page = 1 }: { canvas: HTMLCanvasElement; width: number; page?: number },
  signal: AbortSignal,
): Promise<string> {
  const drawn = await ask({ bytes, page, width: Math.round(width * Math.max(devicePixelRatio, finest)) });
  if ('failed' in drawn) throw new Error(drawn.failed);
  if (signal.aborted) drawn.picture.close();
  else show(drawn.picture, canvas);
  return drawn.text;
}

function ask(wish: Omit<Wish, 'id'>): Promise<Drawn> {
  const id = ++wishes;
  const answer = Promise.withResolvers<Drawn>();
  waiting.set(id, answer);
  warmUp().postMessage({ id, ...wish } satisfies Wish);
  return answer.promise;
}

function settle(id: number): PromiseWithResolvers<Drawn> | undefined {
  const answer = waiting.get(id);
  waiting.delete(id);
  return answer;
}

function show(picture: ImageBitmap, canvas: HTMLCanvasElement): void {
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(picture);
}
