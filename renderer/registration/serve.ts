import type { PaperLanguage } from '../../src/application/application.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import { type DeskClient, faultOf } from '../desk/client.ts';
import { makeDraftKeeper } from './draft-keeper.ts';
import type { PaperChoice } from './paper-choice.ts';
import { perform, placeOfFault } from './perform.ts';
import { reachable } from './possible.ts';
import type { Situation } from './step.ts';
import { type InHandQuestion, watchInHand } from './watch-in-hand.ts';
import {
  type BeginAnew,
  beginsAnew,
  type DeskAct,
  iinOf,
  newWork,
  type OutOfStep,
  reduceWork,
  type TypedField,
  type Work,
  type WorkEvent,
} from './work.ts';

/** How long typing must pause before it is saved, in milliseconds. */
const savePause = 250;

/** One citizen being served: the work in hand and everything that can be done with it. */
export interface Serving {
  current(): Work;
  subscribe(listener: () => void): () => void;
  type(field: TypedField, text: string): void;
  choosePaper(choice: PaperChoice): void;
  largePrint(large: boolean): void;
  /** Takes the digits of the one-time password; with the last one the request is signed, with no further key. */
  enterCode(digits: string): void;
  /** Does an act on the desk. While one is under way any other is passed over: no second click does anything. */
  act(act: DeskAct): Promise<void>;
  abandon(reason: string): Promise<void>;
  /** Gives this registration up for another one of the same citizen. Answers whether that was done; where not, the work's fault says why. */
  giveWay(reason: string): Promise<boolean>;
  /** Saves what is typed. Never rejects: where it fails the work says so, and `isUnsaved` stays true. */
  flush(): Promise<void>;
  /** Takes note of how the registration stands, as the desk has answered elsewhere. */
  see(view: RegistrationView): void;
  /** Takes back that the citizen agreed. */
  retractStatements(): void;
  /** Whether something that was typed is not saved yet. */
  isUnsaved(): boolean;
  /** Asks the desk how the registration stands now. */
  refresh(): Promise<void>;
  /** Tries again what failed without having been asked for, and reads how the registration stands. */
  catchUp(): Promise<void>;
  /** Tells the work that the line to the centre came or went. */
  line(there: boolean): void;
}

export interface ServingOptions {
  readonly desk: DeskClient;
  readonly language: PaperLanguage;
  readonly situation: () => Situation;
  /** The IIN of the operator who is signed in. */
  readonly operatorIin: string;
  /** The reason that the journal gives for a registration in whose place another one is begun. */
  readonly endReason: (why: BeginAnew) => string;
  /** Hears the id of the registration once the desk has opened it, and the id of the one whose place it takes. */
  readonly onOpened: (registrationId: string, before: string | null) => void;
  /** Hears every failure, also those that the work shows. */
  readonly onFault: (fault: unknown) => void;
}

/** Serves a new citizen, or the one of an existing registration. */
export function serveCitizen(options: ServingOptions, existing: RegistrationView | null): Serving {
  const { desk } = options;
  let work = newWork(options.language);
  if (existing) {
    const mine = existing.state.operator?.iin === options.operatorIin;
    work = reduceWork(work, { type: 'restored', view: existing, mine });
  }
  const listeners = new Set<() => void>();
  let opening: Promise<string> | null = existing ? Promise.resolve(existing.state.registrationId) : null;

  const dispatch = (event: WorkEvent): void => {
    work = reduceWork(work, event);
    for (const listener of listeners) listener();
    lookInHand(work);
  };
  /** Does what nobody asked for, and tells where it failed. */
  const inStep = async (what: OutOfStep['what'], doing: () => Promise<unknown>): Promise<void> => {
    try {
      await doing();
      dispatch({ type: 'in-step', what });
    } catch (failure) {
      dispatch({ type: 'out-of-step', what, fault: faultOf(failure) });
      options.onFault(failure);
    }
  };
  let question: InHandQuestion | null = null;
  const lookInHand = watchInHand((next) => {
    question = next;
    void askInHand();
  });
  const askInHand = (): Promise<void> =>
    inStep('in-hand', async () => {
      const asked = question;
      if (!asked) return;
      const { found } = await desk.inHand({ registrationId: await open(), ...asked });
      if (iinOf(work.draft) === asked.iin) dispatch({ type: 'in-hand', found });
    });

  const open = (): Promise<string> => {
    opening ??= openNow().catch((fault: unknown) => {
      opening = null;
      throw fault;
    });
    return opening;
  };
  const openNow = async (): Promise<string> => {
    const before = work.view?.state.registrationId ?? null;
    const view = await desk.openRegistration({ language: work.draft.language });
    dispatch({ type: 'opened', view });
    options.onOpened(view.state.registrationId, before);
    return view.state.registrationId;
  };

  const keeper = makeDraftKeeper(
    async (draft) => {
      await desk.saveDraft({ registrationId: await open(), draft });
      dispatch({ type: 'in-step', what: 'draft' });
    },
    savePause,
    (failure) => {
      dispatch({ type: 'out-of-step', what: 'draft', fault: faultOf(failure) });
      options.onFault(failure);
    },
  );
  const changed = (event: WorkEvent): void => {
    dispatch(event);
    open().catch(options.onFault);
    keeper.keep(work.draft);
  };

  const act = async (name: DeskAct): Promise<void> => {
    if (work.doing) return;
    if (name === 'accept-statements') {
      changed({ type: 'statements', accepted: true });
      if (!reachable(options.situation().line)) return dispatch({ type: 'line', there: false });
    }
    dispatch({ type: 'began', act: name });
    try {
      const view = await performNow(name);
      const { draft } = work;
      dispatch({ type: 'answered', view });
      if (work.draft !== draft) keeper.keep(work.draft);
    } catch (fault) {
      await failed(name, fault);
    }
  };
  const performNow = async (name: DeskAct): Promise<RegistrationView> => {
    const registrationId = await open();
    await keeper.flush();
    if (beginsAnew(name)) return beginAnew(registrationId, name);
    const statementsVersion = options.situation().statementsVersion ?? '';
    return perform(name, { desk, registrationId, work, statementsVersion });
  };
  const failed = async (name: DeskAct, fault: unknown): Promise<void> => {
    const { code, details } = faultOf(fault);
    const view = await latest().catch(unchanged);
    dispatch({ type: 'failed', fault: { place: placeOfFault(name, code), code, details }, view });
    options.onFault(fault);
  };
  /** The registration as the desk has it; null where there is none yet. */
  const latest = async (): Promise<RegistrationView | null> =>
    work.view && desk.registration({ registrationId: work.view.state.registrationId });
  const refresh = (): Promise<void> =>
    inStep('view', async () => {
      const view = await latest();
      if (view && !work.doing) dispatch({ type: 'seen', view });
    });

  /** What still holds of the fields, under a new registration: the old number was decided, or the old person is another one. */
  const beginAnew = async (registrationId: string, why: BeginAnew): Promise<RegistrationView> => {
    await desk.abandon({ registrationId, reason: options.endReason(why) });
    const { draft } = work;
    opening = null;
    keeper.keep(draft);
    const fresh = await open();
    await keeper.flush();
    return { ...(await desk.registration({ registrationId: fresh })), draft };
  };

  lookInHand(work);
  return {
    current: () => work,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    type: (field, text) => changed({ type: 'typed', field, text }),
    choosePaper: (choice) => changed({ type: 'paper', choice }),
    largePrint: (large) => changed({ type: 'largePrint', large }),
    enterCode(digits) {
      if (work.doing) return;
      dispatch({ type: 'code', digits });
      if (digits.length > 0 && digits.length === work.view?.state.challenge?.length) void act('sign');
    },
    act,
    async abandon(reason) {
      if (!work.view || work.doing) return;
      const view = await desk.abandon({ registrationId: work.view.state.registrationId, reason });
      dispatch({ type: 'seen', view });
    },
    async giveWay(reason) {
      if (!work.view || work.doing) return false;
      try {
        await keeper.flush();
        await desk.abandon({ registrationId: work.view.state.registrationId, reason });
        return true;
      } catch (failure) {
        const { code, details } = faultOf(failure);
        dispatch({ type: 'failed', fault: { place: 'iin', code, details }, view: null });
        options.onFault(failure);
        return false;
      }
    },
    flush: () => inStep('draft', keeper.flush),
    isUnsaved: keeper.isBehind,
    see: (view) => dispatch({ type: 'seen', view }),
    retractStatements: () => changed({ type: 'statements', accepted: false }),
    refresh,
    async catchUp() {
      await inStep('draft', keeper.flush);
      if (work.outOfStep.some(({ what }) => what === 'in-hand')) await askInHand();
      await refresh();
    },
    line: (there) => dispatch({ type: 'line', there }),
  };
}

/** After an act that failed halfway a desk that can't say how things stand leaves them as they were shown. */
const unchanged = (): null => null;
