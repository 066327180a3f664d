import { z } from 'zod';
import { FaultCode, FaultDetails } from './fault.ts';

/** The largest file that is saved, in bytes: a day's register is some 100 KB. */
export const fileLimit = 8 * 1024 * 1024;

/** What Windows keeps for devices, whatever the ending: such a file could not be opened again. */
const deviceName = /^(con|prn|aux|nul|com\d|lpt\d)\./i;
/** The separators of paths, and what some file system refuses: Windows' reserved characters, control characters. */
const unfitForName = /[/\\:*?"<>|\p{Cc}\p{Cf}]/u;
/** The kinds of file that the desk makes. None of them is run when it is opened. */
const ending = /\.(csv|json|xlsx)$/;

/** The name of a file in some folder: no path, no hidden file, no program. */
export const FileName = z
  .string()
  .max(120)
  .refine((name) => /^[\p{L}\p{N}]/u.test(name) && ending.test(name))
  .refine((name) => !unfitForName.test(name) && !deviceName.test(name));

/** A file that the operator wants to keep: its name without a path, and its bytes in base64. */
export const FileToSave = z.strictObject({
  fileName: FileName,
  content: z.base64().max(Math.ceil(fileLimit / 3) * 4),
});
export type FileToSave = z.infer<typeof FileToSave>;

/** How saving ended. */
export const SaveOutcome = z.discriminatedUnion('result', [
  /** `path` is where the file lies now, whole. */
  z.strictObject({ result: z.literal('saved'), path: z.string() }),
  /** The operator has thought better of it. */
  z.strictObject({ result: z.literal('cancelled') }),
  z.strictObject({
    result: z.literal('failed'),
    fault: z.strictObject({ code: FaultCode, details: FaultDetails }),
  }),
]);
export type SaveOutcome = z.infer<typeof SaveOutcome>;
