/** What the drawing thread is asked for: a page of a PDF, so many dots across. */
export interface Wish {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly page: number;
  readonly width: number;
}

/** What it answers: the page as a picture and as text, or why there is none. */
export type Drawn =
  | { readonly id: number; readonly picture: ImageBitmap; readonly text: string }
  | { readonly id: number; readonly failed: string };
