import type { DeskInput, DeskOperationName, DeskOutput, DeskSecret } from '../src/contract/desk.ts';
import type { Overview } from '../src/contract/overview.ts';
import type { DeskParts } from './parts.ts';
import { abandon } from './registrations/abandon.ts';
import { exportHeld, exportRegister } from './registrations/export.ts';
import { inHand } from './registrations/in-hand.ts';
import { listRegistrations, operators, unfinished } from './registrations/list.ts';
import { lookUp } from './registrations/look-up.ts';
import { openRegistration } from './registrations/open.ts';
import { previewApplication } from './registrations/preview-application.ts';
import { printApplication } from './registrations/print-application.ts';
import { previewHandout, printHandout } from './registrations/print-handout-paper.ts';
import { confirmPaper, paper, printPaper } from './registrations/print-paper.ts';
import {
  confirmRegister,
  previewRegister,
  printRegister,
  register,
} from './registrations/print-register-paper.ts';
import { queue, resume, sendNow } from './registrations/queue.ts';
import { viewRegistration } from './registrations/read.ts';
import { saveDraft } from './registrations/save-draft.ts';
import { openSecondKey } from './registrations/second-signature.ts';
import { sendOneTimePassword } from './registrations/send-one-time-password.ts';
import { shift } from './registrations/shift.ts';
import { sign } from './registrations/sign.ts';
import { handOverSlip, printSlip, showSlip } from './registrations/slip.ts';
import { takeApplication } from './registrations/take-application.ts';
import { withdraw } from './registrations/withdraw.ts';
import { listKeyFiles } from './session/key-files.ts';
import { keepSettings, readSettings } from './settings.ts';

/** What each operation of the contract does. */
export type Operations = {
  readonly [Name in DeskOperationName]: (
    input: DeskInput<Name>,
    ...secret: DeskSecret<Name>
  ) => Promise<DeskOutput<Name>>;
};

/** The contract's operations over the desk's parts; `overview` is asked wherever an operation answers with one. */
export function operationsOf(
  parts: DeskParts,
  overview: () => Overview,
  tellOverview: () => void,
): Operations {
  /** Acts on one registration wait for each other: a second click finds what the first one left. */
  const act =
    <Input extends { registrationId: string }, Secret extends [] | [Uint8Array], Value>(
      work: (parts: DeskParts, input: Input, ...secret: Secret) => Promise<Value>,
    ) =>
    (input: Input, ...secret: Secret): Promise<Value> =>
      parts.inTurn(input.registrationId, () => work(parts, input, ...secret));

  const ofDay =
    <Input extends { day: string }, Value>(work: (parts: DeskParts, input: Input) => Promise<Value>) =>
    (input: Input): Promise<Value> =>
      parts.inTurn(`register ${input.day}`, () => work(parts, input));

  return {
    overview: async () => overview(),
    keyFiles: async () => {
      parts.sessions.prepare();
      const folders = [...parts.config.keyFolders, ...readSettings(parts.store.settings).keyFolders];
      return { files: await listKeyFiles(folders, parts.store.settings) };
    },
    secretKey: async ({ operation }) => parts.sessions.secretKey(operation),
    signIn: async ({ keyFile }, secret) => {
      await parts.sessions.signIn(keyFile, secret);
      return overview();
    },
    lock: async () => {
      const locked = parts.sessions.lock();
      // The host may have asked, when the system was locked: the window hears of it all the same.
      tellOverview();
      await locked;
      return overview();
    },
    unlock: async (_input, secret) => {
      await parts.sessions.unlock(secret);
      return overview();
    },
    cancelOpening: async () => {
      parts.sessions.cancelOpening();
      return {};
    },
    touch: async () => {
      parts.sessions.touch();
      return {};
    },
    signOut: async () => {
      await parts.sessions.signOut();
      return overview();
    },
    openRegistration: (input) => openRegistration(parts, input),
    saveDraft: act(saveDraft),
    lookUp: act(lookUp),
    previewApplication: (input) => previewApplication(parts, input),
    printApplication: act(printApplication),
    takeApplication: act(takeApplication),
    sendOneTimePassword: act(sendOneTimePassword),
    openSecondKey: act(openSecondKey),
    sign: act(sign),
    printSlip: act(printSlip),
    showSlip: act(showSlip),
    handOverSlip: act(handOverSlip),
    previewHandout: (input) => previewHandout(parts, input),
    printHandout: act(printHandout),
    paper: (input) => paper(parts, input),
    printPaper: act(printPaper),
    confirmPaper: act(confirmPaper),
    abandon: act(abandon),
    register: (input) => register(parts, input),
    previewRegister: (input) => previewRegister(parts, input),
    printRegister: ofDay(printRegister),
    confirmRegister: ofDay(confirmRegister),
    registration: async ({ registrationId }) => viewRegistration(parts, registrationId),
    registrations: (input) => listRegistrations(parts, input),
    unfinished: () => unfinished(parts),
    operators: () => operators(parts),
    inHand: (input) => inHand(parts, input),
    shift: (input) => shift(parts, input),
    exportRegister: (input) => exportRegister(parts, input),
    queue: () => queue(parts),
    sendNow: (input) => sendNow(parts, input),
    resume: act(resume),
    withdraw: act(withdraw),
    exportHeld: (input) => exportHeld(parts, input),
    printers: async () => ({ names: await parts.printer.names() }),
    settings: async () => readSettings(parts.store.settings),
    saveSettings: async (chosen) => {
      const kept = keepSettings(parts.store.settings, chosen);
      await parts.printer.look();
      tellOverview();
      return kept;
    },
  };
}
