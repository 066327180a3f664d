import type { Application } from '../../src/application/application.ts';
import type { ApplicationNumber } from '../../src/application/application-number.ts';
import { completeDraft, type Draft, draftFaults } from '../../src/application/draft.ts';
import type { DeskInput } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import type { ApplicationPaper } from '../../src/papers/document.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import type { DeskParts } from '../parts.ts';
import { applicationPaper, replacedByDraft } from './application-paper.ts';
import { drawReference, putPaper, shows } from './keep-paper.ts';
import { requireSamePerson } from './look-up.ts';
import { printAgain, sendToPrinter } from './print-paper.ts';
import { stateFor, viewRegistration } from './read.ts';
import { record } from './record.ts';
import { issueNumber, upcomingNumber } from './running-number.ts';

/** An application that has its number. */
type NumberedPaper = ApplicationPaper & { readonly applicationNumber: ApplicationNumber };

/**
 * Draws the application, gives it its unique number where it has none yet, keeps its bytes and hands
 * them to the printer (clause 7.1). While nothing in it has changed it is the same paper, tried again.
 * A printer that fails is no fault here: the view says so. Throws Fault draft-incomplete with the field,
 * registration-has-another-person, first-number-needs-line, running-numbers-used-up, and
 * reprint-reason-missing for an unchanged paper that came out before.
 */
export function printApplication(
  parts: DeskParts,
  { registrationId, draft }: DeskInput<'printApplication'>,
): Promise<RegistrationView> {
  // One at a time for the whole window: the drawing needs the number before the transaction that issues it.
  return parts.inTurn('running-number', async () => {
    const state = stateFor(parts, registrationId, 'print-application');
    const policy = await parts.policy.required();
    const application = complete(draft, policy.statements.version);
    requireSamePerson(state, application.applicant.iin);
    const number = state.applicationNumber ?? (await upcomingNumber(parts));
    const document = {
      ...applicationPaper(draft, number, replacedByDraft(state, draft), policy, parts.clock.now()),
      applicationNumber: number,
    };
    const latest = state.papers.findLast(({ kind, duplicate }) => kind === 'application' && !duplicate);
    if (latest && shows(parts, latest, document)) await printAgain(parts, state, latest, null);
    else
      await sendToPrinter(parts, registrationId, await draw(parts, state, { draft, application, document }));
    return viewRegistration(parts, registrationId);
  });
}

/** Draws the application and writes it down with its number. Gives the paper's id. */
async function draw(
  parts: DeskParts,
  { registrationId, applicationNumber: issued }: RegistrationState,
  { draft, application, document }: { draft: Draft; application: Application; document: NumberedPaper },
): Promise<string> {
  const drawn = await drawReference(parts, document);
  const { operator } = parts.sessions.unlocked();
  const { applicationNumber } = document;
  const paper = drawn.reference;
  const { replaces } = document;
  const event = { type: 'application-drawn' as const, applicationNumber, application, paper, replaces };
  record(parts, registrationId, operator, [event], () => {
    if (!issued) issueNumber(parts, applicationNumber);
    putPaper(parts, registrationId, drawn);
    parts.store.drafts.put(registrationId, draft, instantOf(parts.clock.now()));
  });
  return paper.paperId;
}

function complete(draft: DeskInput<'printApplication'>['draft'], statementsVersion: string): Application {
  const application = completeDraft(draft, statementsVersion);
  if (application) return application;
  throw new Fault('draft-incomplete', { field: Object.keys(draftFaults(draft))[0] ?? '' });
}
