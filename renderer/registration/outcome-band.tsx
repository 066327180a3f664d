import type { ReactNode } from 'react';
import { formatSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { capitalised, clockTime, counterDateTime, unbroken } from '../../src/language/format.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import { Button } from '../theme/button.tsx';
import { Mark, type Shape } from '../theme/mark.tsx';
import { useWords } from '../words/words.tsx';
import { Band } from './band.tsx';
import { BandFault } from './band-fault.tsx';
import styles from './outcome-band.module.css';
import { cameOut, latest, type SlipProgress, slipProgress } from './papers.ts';
import { isReadOnly } from './possible.ts';
import { returnSays } from './return-says.ts';
import { Say } from './say.tsx';
import type { Step } from './step.ts';
import type { Work } from './work.ts';

interface Props {
  readonly work: Work;
  /** By the centre's clock, in milliseconds. */
  readonly now: number;
  readonly current: Step;
  readonly onPress: () => void;
}

/** How it ended, or where it rests: each with a face that no other has. */
export function OutcomeBand(props: Props) {
  const { words } = useWords();
  return (
    <Band title={words.registration.bands.outcome} state="current">
      <Faces {...props} />
      <BandFault work={props.work} band="outcome" />
    </Band>
  );
}

function Faces(props: Props) {
  const state = props.work.view?.state;
  if (state && isReadOnly(props.work)) return <OfAnother {...props} state={state} />;
  switch (state?.phase) {
    case 'registered':
      return <Registered {...props} state={state} />;
    case 'queued':
      return <Waiting {...props} state={state} />;
    case 'held':
      return <Held {...props} state={state} />;
    case 'returned':
      return <Returned {...props} state={state} />;
    case 'abandoned':
      return <Abandoned {...props} state={state} />;
    default:
      return null;
  }
}

type FaceProps = Props & { readonly state: RegistrationState };

function Registered({ work, state, now, current, onPress }: FaceProps) {
  const { words } = useWords();
  const texts = words.registration.outcome;
  const number = formatSubscriberNumber(state.application?.subscriberNumber ?? '');
  const slip = slipProgress(state, now);
  const replaced = state.registered?.replaced ?? state.announcedReplacement;
  return (
    <>
      <Face shape="tick" kind="registered" title={texts.registered}>
        <p className={styles.number}>{state.applicationNumber}</p>
        <p>{texts.connected(number)}</p>
        {replaced && <p>{texts.replaced(unbroken(replaced))}</p>}
        <SlipState state={state} slip={slip} />
        <ConfirmationState state={state} />
        {slip === 'came-out' && (
          <p>
            <strong>{texts.handOut}</strong> {texts.handOutSlip}
          </p>
        )}
      </Face>
      <Say language={work.draft.language} what={slip === 'came-out' ? 'saySlip' : 'sayRegistered'} />
      <Next current={current} onPress={onPress} />
    </>
  );
}

function SlipState({ state, slip }: { state: RegistrationState; slip: SlipProgress }) {
  const { words } = useWords();
  const texts = words.registration.outcome;
  switch (slip) {
    case 'none':
      return null;
    case 'handed-over':
      return <p className={styles.done}>{texts.slipHanded}</p>;
    case 'came-out':
      return <p>{texts.slipPrinted}</p>;
    case 'due':
      return (
        <p>
          {texts.created} {texts.slipDue}.
        </p>
      );
    case 'failed': {
      const fault = latest(state, 'account-slip')?.printFault;
      return (
        <p className={styles.attention} role="alert">
          <Mark shape="alert" /> {texts.slipFailed}. {fault && words.states.print[fault]}
        </p>
      );
    }
    case 'expired': {
      const until = state.registered?.passwordExpiresAt;
      return (
        <p className={styles.attention} role="alert">
          <Mark shape="hourglass" /> {until && texts.slipExpired(counterDateTime(until))}
        </p>
      );
    }
  }
}

function ConfirmationState({ state }: { state: RegistrationState }) {
  const { words } = useWords();
  const texts = words.registration.outcome;
  const paper = latest(state, 'confirmation');
  if (paper?.progress === 'not-printed')
    return (
      <p className={styles.attention} role="alert">
        <Mark shape="alert" /> {texts.confirmationFailed}.{' '}
        {paper.printFault && words.states.print[paper.printFault]}
      </p>
    );
  if (paper?.progress === 'confirmed') return <p className={styles.done}>{texts.confirmationHanded}</p>;
  if (cameOut(paper)) return <p>{texts.confirmationPrinted}</p>;
  return state.slip === 'due' ? null : <p>{texts.confirmationDue}</p>;
}

function Waiting({ work, state, current, onPress }: FaceProps) {
  const { words } = useWords();
  const texts = words.registration.outcome;
  const since = state.request ? texts.waitingSince(clockTime(state.request.signedAt)) : '';
  return (
    <>
      <Face shape="clock" kind="waiting" title={texts.waiting}>
        <p className={styles.number}>{state.applicationNumber}</p>
        <p>
          {texts.waitingWhy} {since}
        </p>
      </Face>
      <Say
        language={work.draft.language}
        what={state.request?.account === 'create' ? 'sayWaitingSlip' : 'sayWaiting'}
      />
      <Next current={current} onPress={onPress} />
    </>
  );
}

function Held({ work, state, current, onPress }: FaceProps) {
  const { words } = useWords();
  const texts = words.registration.outcome;
  return (
    <>
      <Face shape="hold" kind="held" title={texts.held}>
        <p>
          {state.hold && <strong>{words.states.hold[state.hold.reason]}</strong>} {texts.heldWhy}
        </p>
      </Face>
      <Say language={work.draft.language} what="sayHeld" />
      <Next current={current} onPress={onPress} />
    </>
  );
}

function Returned({ work, current, onPress }: FaceProps) {
  const { words } = useWords();
  const said = returnSays(work, current, words);
  return (
    <>
      <Face shape="back" kind="returned" title={words.registration.outcome.returned}>
        <p>
          <strong>{said?.what}</strong> {said?.next}
        </p>
      </Face>
      {current.at === 'outcome' && <Next current={current} onPress={onPress} />}
    </>
  );
}

/** What the centre gave back to another operator: to be looked at and ended. */
function OfAnother({ state, current, onPress }: FaceProps) {
  const { words } = useWords();
  const texts = words.registration.outcome;
  const { refusal, lapse, returned } = state;
  return (
    <>
      <Face
        shape={refusal ? 'cross' : lapse ? 'hourglass' : 'back'}
        kind={refusal ? 'refused' : lapse ? 'lapsed' : 'returned'}
        title={refusal ? texts.refused : lapse ? texts.lapsed : texts.returned}
      >
        <p>
          {refusal && words.states.refusal[refusal.reason]}
          {lapse && words.states.lapse[lapse.reason]}
          {returned && words.states.returned[returned.reason].what}
        </p>
        <p>
          <strong>{texts.ofAnother(state.operator?.name ?? words.history.desk)}</strong>
        </p>
      </Face>
      <Next current={current} onPress={onPress} />
    </>
  );
}

function Abandoned({ state, current, onPress }: FaceProps) {
  const { words } = useWords();
  return (
    <>
      <Face shape="stop" kind="abandoned" title={words.registration.outcome.abandoned}>
        <p>{state.abandoned?.reason}</p>
        {state.abandoned?.withdrawn && <p>{words.registration.outcome.withdrawn}</p>}
      </Face>
      <Next current={current} onPress={onPress} />
    </>
  );
}

function Face({
  shape,
  kind,
  title,
  children,
}: {
  shape: Shape;
  kind: string;
  title: string;
  children: ReactNode;
}) {
  return (
    <div className={styles.face} data-kind={kind} role={kind === 'registered' ? 'status' : 'alert'}>
      <span className={styles.sign}>
        <Mark shape={shape} size={40} />
      </span>
      <div className={styles.says}>
        <p className={styles.title}>{title}</p>
        {children}
      </div>
    </div>
  );
}

function Next({ current, onPress }: { current: Step; onPress: () => void }) {
  const { language, words } = useWords();
  if ('need' in current) return <p className={styles.attention}>{words.registration.need[current.need]}</p>;
  return (
    <Button kind="main" data-place="outcome" className={styles.next} onClick={onPress}>
      {capitalised(language, words.registration.enter[current.act])}
    </Button>
  );
}
