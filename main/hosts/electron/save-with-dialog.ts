import { extname, join } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import { Fault } from '../../../src/contract/fault.ts';
import type { KeepFile } from '../files/save.ts';
import { replaceFile } from '../files/whole-file.ts';

export interface SaveDialogParts {
  readonly dialog: Pick<Dialog, 'showSaveDialog'>;
  readonly window: BrowserWindow;
  /** The user's folder for downloads; throws where the system names none. */
  readonly downloads: () => string;
}

/**
 * Keeps a file where the operator says in the system's own dialog, which belongs to the window. What is
 * chosen there may be overwritten: the dialog has asked. The page has no part in it but the name and the bytes.
 */
export function saveWithDialog({ dialog, window, downloads }: SaveDialogParts): KeepFile {
  let open = false;
  return async (fileName, bytes) => {
    // One dialog at a time; and a window that is gone has nobody in front of it.
    if (open || window.isDestroyed()) throw new Fault('file-not-saved');
    open = true;
    try {
      const extension = extname(fileName).slice(1);
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        defaultPath: suggested(downloads, fileName),
        filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      });
      if (canceled || !filePath) return null;
      await replaceFile(filePath, bytes);
      return filePath;
    } finally {
      open = false;
    }
  };
}

/** Without a folder the dialog opens where it was last. */
function suggested(downloads: () => string, fileName: string): string {
  try {
    return join(downloads(), fileName);
  } catch {
    return fileName;
  }
}
