import { bytesOf } from './preview/bytes.ts';

/** Offers a file of the desk (its bytes in base64) to be saved, as a browser saves what it loads. */
export function saveFile({ fileName, content }: { fileName: string; content: string }): void {
  const address = URL.createObjectURL(new Blob([bytesOf(content) as Uint8Array<ArrayBuffer>]));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
