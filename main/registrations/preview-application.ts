import type { DeskInput, DeskOutput } from '../../src/contract/desk.ts';
import type { DeskParts } from '../parts.ts';
import { applicationPaper, replacedByDraft } from './application-paper.ts';
import { viewRegistration } from './read.ts';

/** Draws the application as it would be printed now, and keeps nothing of it. */
export async function previewApplication(
  parts: DeskParts,
  { registrationId, draft }: DeskInput<'previewApplication'>,
): Promise<DeskOutput<'previewApplication'>> {
  const { state } = viewRegistration(parts, registrationId);
  const policy = await parts.policy.required();
  const replaces = replacedByDraft(state, draft);
  const paper = applicationPaper(draft, state.applicationNumber, replaces, policy, parts.clock.now());
  const { pdf, pages } = await parts.drawPaper(paper);
  return { pdf: Buffer.from(pdf).toString('base64'), pages };
}
