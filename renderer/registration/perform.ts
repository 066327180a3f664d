import type { FaultCode } from '../../src/contract/fault.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import type { PaperKind } from '../../src/registration/events.ts';
import { isReplacementAnnounced } from '../../src/registration/replacement.ts';
import type { DeskClient } from '../desk/client.ts';
import { secretOf } from '../desk/secret.ts';
import { cameOut, latest } from './papers.ts';
import type { Place } from './places.ts';
import { type BeginAnew, type DeskAct, iinOf, sameNames, type Work, withLookup } from './work.ts';

/** What an act is done with. */
export interface Tools {
  readonly desk: DeskClient;
  readonly registrationId: string;
  readonly work: Work;
  readonly statementsVersion: string;
}

type Performer = (tools: Tools) => Promise<RegistrationView>;

const lookUp: Performer = ({ desk, registrationId, work, statementsVersion }) =>
  desk.lookUp({ registrationId, iin: iinOf(work.draft) ?? work.draft.iin, statementsVersion });

/** Takes the signed application, then sends: one keystroke, two facts. */
const takeAndSend: Performer = async (tools) => {
  await tools.desk.takeApplication({ registrationId: tools.registrationId });
  return send(tools);
};

/**
 * Has a one-time password sent. A citizen who was not looked up yet is looked up first; where the
 * centre then knows them by another name, or a number that the paper doesn't say is replaced, nothing
 * is sent, since the paper has to be corrected.
 */
const send: Performer = async (tools) => {
  const { desk, registrationId, work } = tools;
  if (work.view?.state.lookup?.person.iin !== iinOf(work.draft)) {
    const view = await lookUp(tools);
    if (!sameNames(work.draft, withLookup(work.draft, view.state)) || !isReplacementAnnounced(view.state))
      return view;
  }
  return desk.sendOneTimePassword({ registrationId });
};

const latestPaper = (work: Work, kind: PaperKind): string | undefined =>
  work.view ? latest(work.view.state, kind)?.paperId : undefined;

const print: Performer = ({ desk, registrationId, work }) =>
  desk.printApplication({ registrationId, draft: work.draft });

/** In the language and style of the papers that came before. */
const printConfirmation: Performer = ({ desk, registrationId, work: { draft } }) =>
  desk.printHandout({ registrationId, kind: 'confirmation', language: draft.language, style: draft.style });

const performers: Readonly<Record<Exclude<DeskAct, BeginAnew>, Performer>> = {
  'accept-statements': lookUp,
  'look-up': lookUp,
  print,
  'print-again': (tools) => {
    const paperId = latestPaper(tools.work, 'application');
    return paperId
      ? tools.desk.printPaper({ registrationId: tools.registrationId, paperId, reason: null })
      : print(tools);
  },
  'signed-and-send': takeAndSend,
  signed: ({ desk, registrationId }) => desk.takeApplication({ registrationId }),
  send,
  'send-new': send,
  resend: send,
  again: takeAndSend,
  sign: ({ desk, registrationId, work }) => desk.sign({ registrationId }, secretOf(work.code)),
  'print-slip': async (tools) => {
    const { desk, registrationId } = tools;
    const view = await desk.printSlip({ registrationId });
    const slipOut = cameOut(latest(view.state, 'account-slip'));
    return slipOut && !cameOut(latest(view.state, 'confirmation')) ? printConfirmation(tools) : view;
  },
  'hand-over-slip': ({ desk, registrationId }) => desk.handOverSlip({ registrationId }),
  'print-confirmation': printConfirmation,
  'confirmed-and-next': (tools) => {
    const { desk, registrationId } = tools;
    const paperId = latestPaper(tools.work, 'confirmation');
    return paperId ? desk.confirmPaper({ registrationId, paperId }) : printConfirmation(tools);
  },
};

/** Does one act on the desk and answers its view afterwards. Throws the desk's Fault. */
export const perform = (act: Exclude<DeskAct, BeginAnew>, tools: Tools): Promise<RegistrationView> =>
  performers[act](tools);

const placeOfCode: Partial<Record<FaultCode, Place>> = {
  'iin-unknown': 'iin',
  'number-connected-elsewhere': 'subscriberNumber',
  'statements-outdated': 'statements',
  'policy-missing': 'statements',
  'registration-has-another-person': 'iin',
};

const placeOfAct: Readonly<Record<DeskAct, Place>> = {
  'accept-statements': 'statements',
  'look-up': 'statements',
  print: 'paper',
  'print-again': 'paper',
  'signed-and-send': 'code',
  signed: 'paper',
  send: 'code',
  'send-new': 'code',
  resend: 'code',
  again: 'code',
  sign: 'code',
  'start-over': 'outcome',
  'other-person': 'iin',
  'print-slip': 'outcome',
  'hand-over-slip': 'outcome',
  'print-confirmation': 'outcome',
  'confirmed-and-next': 'outcome',
};

/** Where a fault is shown: at the field that it is about, else where the act was started. */
export const placeOfFault = (act: DeskAct, code: FaultCode): Place => placeOfCode[code] ?? placeOfAct[act];
