import { Fault, type FaultCode } from '../../../src/contract/fault.ts';
import { FileToSave, fileLimit, type SaveOutcome } from '../../../src/contract/save-file.ts';
import { codeOf } from './whole-file.ts';

/** Puts a file where the operator wants it. Resolves with its path, or null where the operator cancelled. */
export type KeepFile = (fileName: string, bytes: Uint8Array) => Promise<string | null>;

/**
 * Saves what the window sent: checks it (`FileToSave`) and has it kept. Never throws: what goes wrong is
 * the outcome `failed`, with the fault `input-invalid` where it is no file that may be saved.
 */
export async function saveFile(given: unknown, keep: KeepFile): Promise<SaveOutcome> {
  const file = FileToSave.safeParse(given);
  if (!file.success) return failed('input-invalid');
  const bytes = Buffer.from(file.data.content, 'base64');
  if (bytes.length > fileLimit) return failed('input-invalid');
  try {
    const path = await keep(file.data.fileName, bytes);
    return path === null ? { result: 'cancelled' } : { result: 'saved', path };
  } catch (error) {
    return failed(error instanceof Fault ? error.code : faultOf(error));
  }
}

const failed = (code: FaultCode): SaveOutcome => ({ result: 'failed', fault: { code, details: {} } });

const faultsByCode: Readonly<Record<string, FaultCode>> = {
  EACCES: 'file-not-permitted',
  EPERM: 'file-not-permitted',
  EROFS: 'file-not-permitted',
  EBUSY: 'file-not-permitted',
  // A file stands where the folder was.
  EEXIST: 'file-place-missing',
  ENOENT: 'file-place-missing',
  ENOTDIR: 'file-place-missing',
  ENODEV: 'file-place-missing',
  ENOSPC: 'file-disk-full',
  EDQUOT: 'file-disk-full',
};

const faultOf = (error: unknown): FaultCode => faultsByCode[codeOf(error) ?? ''] ?? 'file-not-saved';
