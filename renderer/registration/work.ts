import type { PaperLanguage } from '../../src/application/application.ts';
import { type Draft, emptyDraft, longestTyped } from '../../src/application/draft.ts';
import { parseIin } from '../../src/application/iin.ts';
import {
  type IdentityCard,
  isMachineReadableZone,
  parseMachineReadableZone,
} from '../../src/application/machine-readable-zone.ts';
import { plainStyle } from '../../src/application/paper-style.ts';
import { formatSubscriberNumber, parseSubscriberNumber } from '../../src/application/subscriber-number.ts';
import type { Fault, FaultCode, FaultDetails } from '../../src/contract/fault.ts';
import type { InHand, RegistrationView } from '../../src/contract/views.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import { type PaperChoice, withPaperChoice } from './paper-choice.ts';
import { iinAmong, numberAmong } from './pasted.ts';
import type { Place } from './places.ts';
import { scannedAnew } from './scanned.ts';
import type { EnterAct } from './step.ts';

/** An act that the desk is asked for: what Enter does, or F7. */
export type DeskAct = Exclude<EnterAct, 'next-field' | 'go-on' | 'next-citizen' | 'end'> | 'resend';

/** Acts that end a registration and begin another one in its place. */
export type BeginAnew = Extract<DeskAct, 'start-over' | 'other-person'>;

export const beginsAnew = (act: DeskAct): act is BeginAnew => act === 'start-over' || act === 'other-person';

/** What went wrong, and the place that it is about. */
export interface WorkFault {
  readonly place: Place;
  readonly code: FaultCode;
  readonly details: FaultDetails;
}

/** What the window and the desk don't have in common: the typed draft, how the registration stands, who has it in hand. */
export interface OutOfStep {
  readonly what: 'draft' | 'view' | 'in-hand';
  readonly code: FaultCode;
  readonly details: FaultDetails;
}

/** What the window holds of the registration in hand. */
export interface Work {
  /** The desk's view; null until the first character is typed. */
  readonly view: RegistrationView | null;
  /** Whether the operator who is signed in began it. */
  readonly mine: boolean;
  readonly draft: Draft;
  /** The identity card that was scanned last. Its Latin name is a hint for comparison and goes nowhere. */
  readonly card: Pick<IdentityCard, 'iin' | 'latinName'> | null;
  /** The digits of the one-time password, as far as they are typed. They go nowhere but into `sign`. */
  readonly code: string;
  readonly doing: DeskAct | null;
  /** Who has this citizen or this number in hand, or had today, as far as the desk knows. */
  readonly inHand: readonly InHand[];
  readonly fault: WorkFault | null;
  /** What failed without having been asked for; tried again by `catchUp`. */
  readonly outOfStep: readonly OutOfStep[];
  /** Why the last look-up brought nothing; names are typed then. */
  readonly lookUpFault: FaultCode | null;
}

export const newWork = (language: PaperLanguage): Work => ({
  view: null,
  mine: true,
  draft: emptyDraft(language),
  card: null,
  code: '',
  doing: null,
  inHand: [],
  fault: null,
  outOfStep: [],
  lookUpFault: null,
});

export type TypedField = Exclude<keyof Draft, 'statements' | 'language' | 'style'>;

/** All that can happen to the work in hand. */
export type WorkEvent =
  | { type: 'typed'; field: TypedField; text: string }
  | { type: 'paper'; choice: PaperChoice }
  | { type: 'largePrint'; large: boolean }
  | { type: 'statements'; accepted: boolean }
  | { type: 'code'; digits: string }
  | { type: 'opened'; view: RegistrationView }
  | { type: 'restored'; view: RegistrationView; mine: boolean }
  | { type: 'seen'; view: RegistrationView }
  | { type: 'in-hand'; found: readonly InHand[] }
  | { type: 'out-of-step'; what: OutOfStep['what']; fault: Fault }
  | { type: 'in-step'; what: OutOfStep['what'] }
  | { type: 'line'; there: boolean }
  | { type: 'began'; act: DeskAct }
  | { type: 'answered'; view: RegistrationView }
  | { type: 'failed'; fault: WorkFault; view: RegistrationView | null };

/** The work after an event. Pure; never changes what it got. */
export function reduceWork(work: Work, event: WorkEvent): Work {
  switch (event.type) {
    case 'typed':
      return typed(work, event.field, event.text);
    case 'paper':
      return { ...work, draft: withPaperChoice(work.draft, event.choice) };
    case 'largePrint':
      return { ...work, draft: { ...work.draft, style: { ...work.draft.style, largePrint: event.large } } };
    case 'statements':
      return { ...work, fault: null, draft: { ...work.draft, statements: event.accepted } };
    case 'code':
      return { ...work, fault: null, code: event.digits };
    case 'opened':
      return { ...work, view: event.view };
    case 'restored':
      return { ...work, view: event.view, mine: event.mine, draft: draftOf(event.view, work.draft) };
    case 'seen':
      return { ...work, view: event.view };
    case 'out-of-step': {
      const { code, details } = event.fault;
      const others = work.outOfStep.filter(({ what }) => what !== event.what);
      return { ...work, outOfStep: [...others, { what: event.what, code, details }] };
    }
    case 'in-step':
      if (!work.outOfStep.some(({ what }) => what === event.what)) return work;
      return { ...work, outOfStep: work.outOfStep.filter(({ what }) => what !== event.what) };
    case 'in-hand':
      return { ...work, inHand: event.found };
    case 'line':
      return lineChanged(work, event.there);
    case 'began':
      return { ...work, doing: event.act, fault: null };
    case 'answered':
      return answered(work, event.view);
    case 'failed':
      return failed(work, event.fault, event.view);
  }
}

function typed(work: Work, field: TypedField, text: string): Work {
  const counts = field === 'iin' ? scannedAnew(work.draft.iin, text) : text;
  const card = field === 'iin' ? cardIn(counts) : null;
  const shaped = card?.iin ?? shapes[field]?.(counts) ?? counts;
  // A text that went astray is cut off, or nothing that is typed could be saved any more.
  const longest = field === 'email' ? longestTyped.email : longestTyped.other;
  const draft = { ...work.draft, [field]: shaped.slice(0, longest) };
  const kept = { ...work, fault: null, draft, card: card ?? work.card };
  return field === 'iin' && iinOf(draft) !== iinOf(work.draft) ? forgetCitizen(kept) : kept;
}

/** Another IIN is another citizen: what the first one agreed to and is called counts no more. */
const forgetCitizen = (work: Work): Work => ({
  ...work,
  lookUpFault: null,
  inHand: [],
  draft: { ...work.draft, statements: false, surname: '', givenName: '', patronymic: '' },
});

/** What a field makes of what is typed or pasted into it. */
const shapes: Partial<Record<TypedField, (text: string) => string>> = {
  iin: (text) => iinAmong(text) ?? text,
  subscriberNumber: (text) => shapeNumber(numberAmong(text) ?? text),
};

/** The identity card whose machine-readable zone a scanner has typed into the field. */
function cardIn(text: string): IdentityCard | null {
  const card = isMachineReadableZone(text) ? parseMachineReadableZone(text) : null;
  return card?.ok ? card.value : null;
}

/** Shapes a number; text that is no number stays as typed, so that the operator sees what is wrong. */
const shapeNumber = (text: string): string =>
  parseSubscriberNumber(text).ok || /^[+\d\s().-]*$/.test(text) ? formatSubscriberNumber(text) : text;

/** A look-up that failed for want of the line can be asked for again once the line is back. */
function lineChanged(work: Work, there: boolean): Work {
  if (there) return work.lookUpFault === 'line-down' ? { ...work, lookUpFault: null } : work;
  return work.lookUpFault ? work : { ...work, lookUpFault: 'line-down' };
}

function answered(work: Work, view: RegistrationView): Work {
  const { doing } = work;
  const draft = withLookup(work.draft, view.state);
  return {
    ...work,
    view,
    doing: null,
    fault: null,
    code: '',
    lookUpFault: doing === 'look-up' || doing === 'accept-statements' ? null : work.lookUpFault,
    draft:
      view.state.returned?.reason === 'statements-outdated' && doing === 'sign'
        ? { ...draft, statements: false }
        : draft,
  };
}

function failed(work: Work, fault: WorkFault, view: RegistrationView | null): Work {
  const lookedUp = work.doing === 'look-up' || work.doing === 'accept-statements';
  const outdated = fault.code === 'statements-outdated';
  return {
    ...work,
    view: view ?? work.view,
    doing: null,
    fault,
    lookUpFault: lookedUp && !outdated ? fault.code : work.lookUpFault,
    draft: outdated ? { ...work.draft, statements: false } : work.draft,
  };
}

/** The names by the look-up prevail: the application must name the person as the centre knows them. */
export function withLookup(draft: Draft, state: RegistrationState): Draft {
  const person = state.lookup?.person;
  if (!person || person.iin !== iinOf(draft)) return draft;
  const names = {
    surname: person.surname,
    givenName: person.givenName,
    patronymic: person.patronymic ?? '',
  };
  return sameNames(draft, names) ? draft : { ...draft, ...names };
}

type Names = Pick<Draft, 'surname' | 'givenName' | 'patronymic'>;

export const sameNames = (one: Names, other: Names): boolean =>
  one.surname === other.surname && one.givenName === other.givenName && one.patronymic === other.patronymic;

/** What stood in the fields when the desk last heard of them; of a registration past typing, its application or its look-up. */
function draftOf(view: RegistrationView, fallback: Draft): Draft {
  if (view.draft) return withLookup(view.draft, view.state);
  const { application, lookup } = view.state;
  if (!application)
    return lookup
      ? withLookup({ ...fallback, iin: lookup.person.iin, statements: true }, view.state)
      : fallback;
  return {
    ...fallback,
    iin: application.applicant.iin,
    surname: application.applicant.surname,
    givenName: application.applicant.givenName,
    patronymic: application.applicant.patronymic ?? '',
    email: application.email ?? '',
    subscriberNumber: formatSubscriberNumber(application.subscriberNumber),
    statements: true,
    language: application.language,
    style: view.state.papers.findLast(({ kind }) => kind === 'application')?.style ?? plainStyle,
  };
}

/** The IIN of a draft once it is right, else null. */
export function iinOf(draft: Draft): string | null {
  const iin = parseIin(draft.iin);
  return iin.ok ? iin.value : null;
}
