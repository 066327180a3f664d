import type { DeskInput, DeskOutput } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import type { PaperDocument } from '../../src/papers/document.ts';
import { mayDo } from '../../src/registration/acts.ts';
import type { DeskParts } from '../parts.ts';
import { handoutPaper } from './handout-paper.ts';
import { keepPaper, shows } from './keep-paper.ts';
import { printAgain, sendToPrinter } from './print-paper.ts';
import { viewRegistration, viewToChange } from './read.ts';

/** Draws a handout as it would be printed now, and keeps nothing of it. Throws as `printHandout` does. */
export async function previewHandout(
  parts: DeskParts,
  input: DeskInput<'previewHandout'>,
): Promise<DeskOutput<'previewHandout'>> {
  const view = viewRegistration(parts, input.registrationId);
  const { pdf, pages } = await parts.drawPaper(await documentFor(parts, view, input));
  return { pdf: Buffer.from(pdf).toString('base64'), pages };
}

/**
 * Draws a refusal notice (clause 9), a confirmation or the Agreement and hands it to the printer.
 * The very same paper is never drawn twice as a first copy: it is tried again, and once it came out
 * only `printPaper` makes a duplicate. Throws Fault act-not-possible, registration-of-another,
 * agreement-missing, reprint-reason-missing.
 */
export async function printHandout(
  parts: DeskParts,
  input: DeskInput<'printHandout'>,
): Promise<RegistrationView> {
  const { registrationId } = input;
  const view = viewToChange(parts, registrationId);
  const document = await documentFor(parts, view, input);
  const kept = view.state.papers.find((paper) => shows(parts, paper, document));
  if (kept) await printAgain(parts, view.state, kept, null);
  else await sendToPrinter(parts, registrationId, await keepPaper(parts, registrationId, document));
  return viewRegistration(parts, registrationId);
}

async function documentFor(
  parts: DeskParts,
  view: RegistrationView,
  input: DeskInput<'printHandout'>,
): Promise<PaperDocument> {
  if (!mayDo(`print-${input.kind}`, view.state))
    throw new Fault('act-not-possible', { phase: view.state.phase });
  const policy = await parts.policy.required();
  return handoutPaper(view, input, policy, instantOf(parts.clock.now()));
}
