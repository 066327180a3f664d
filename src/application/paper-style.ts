import { z } from 'zod';

/** How a citizen's papers are set: in Kazakh and Russian at once, and in type for weak eyes. */
export const PaperStyle = z.strictObject({ bilingual: z.boolean(), largePrint: z.boolean() });
export type PaperStyle = z.infer<typeof PaperStyle>;

export const plainStyle: PaperStyle = { bilingual: false, largePrint: false };
