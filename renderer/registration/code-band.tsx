import type { ComponentProps } from 'react';
import { formatSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { capitalised, clockTime, minutesAndSeconds } from '../../src/language/format.ts';
import { Button } from '../theme/button.tsx';
import { Mark } from '../theme/mark.tsx';
import { useWords } from '../words/words.tsx';
import bandStyles from './band.module.css';
import { Band } from './band.tsx';
import { BandFault } from './band-fault.tsx';
import type { BandState } from './band-state.ts';
import styles from './code-band.module.css';
import { CodeBoxes } from './code-boxes.tsx';
import { mayResend } from './possible.ts';
import { Say } from './say.tsx';
import type { Serving } from './serve.ts';
import type { Situation, Step } from './step.ts';
import type { Work } from './work.ts';

/** The one-time password (clause 7.2): whom it went to, how long it lives, and the boxes for what the citizen says. */
export function CodeBand({
  serving,
  work,
  state,
  current,
  situation,
  onPress,
}: {
  serving: Serving;
  work: Work;
  state: BandState;
  current: Step;
  situation: Situation;
  onPress: () => void;
}) {
  const { words } = useWords();
  const texts = words.registration;
  const registration = work.view?.state;
  const challenge = registration?.challenge;
  const refusal = registration?.phase === 'refused' ? registration.refusal : null;
  const takes = takesCode(current);
  if (state === 'later')
    return (
      <Band title={texts.bands.code} state={state}>
        <p className={bandStyles.quiet}>{texts.code.waiting}</p>
      </Band>
    );
  return (
    <Band title={texts.bands.code} state={state}>
      {refusal && <Refusal work={work} fresh={!takes} />}
      {registration?.phase === 'lapsed' && <Lapse work={work} />}
      {challenge && registration.phase !== 'taken' && (
        <div className={styles.entry}>
          <CodeBoxes
            length={challenge.length}
            digits={work.code}
            label={texts.field.code}
            describedBy="code-life"
            wrong={refusal !== null}
            busy={work.doing !== null || !takes}
            onDigits={serving.enterCode}
          />
          <Life {...{ serving, work, situation, takes }} />
        </div>
      )}
      <BandFault work={work} band="code" />
      <Sending work={work} current={current} onPress={onPress} />
      <Say language={work.draft.language} what={sayNow(current, refusal !== null)} />
    </Band>
  );
}

/** Whether digits are taken now: the password that was sent is still good, and nothing else comes first. */
const takesCode = (current: Step): boolean =>
  'act' in current ? current.act === 'sign' : current.need === 'code';

const asksNew = (current: Step): boolean => 'act' in current && current.act === 'send-new';

function sayNow(current: Step, isRefused: boolean): ComponentProps<typeof Say>['what'] {
  if ('need' in current && current.need === 'line') return 'sayNoLine';
  if (asksNew(current)) return 'sayNew';
  return isRefused ? 'sayWrong' : 'sayCode';
}

/** Clause 9: an outcome with a face of its own, and the same boxes again. */
function Refusal({ work, fresh }: { work: Work; fresh: boolean }) {
  const { words } = useWords();
  const texts = words.registration;
  const refusal = work.view?.state.refusal;
  if (!refusal) return null;
  return (
    <div className={styles.refusal} role="alert">
      <Mark shape="cross" size={24} />
      <div>
        <p className={styles.refused}>{texts.outcome.refused}</p>
        <p>
          {words.states.refusal[refusal.reason]}{' '}
          {fresh ? texts.outcome.refusedNew : texts.outcome.refusedSame}{' '}
          {!fresh && <strong>{texts.code.triesLeft(refusal.triesLeft)}</strong>}
        </p>
      </div>
    </div>
  );
}

/** The one-time password counts no more: no refusal, and no fault of the citizen. */
function Lapse({ work }: { work: Work }) {
  const { words } = useWords();
  const texts = words.registration.outcome;
  const lapse = work.view?.state.lapse;
  if (!lapse) return null;
  return (
    <div className={styles.lapse} role="alert">
      <Mark shape="hourglass" size={24} />
      <div>
        <p className={styles.refused}>{texts.lapsed}</p>
        <p>
          {words.states.lapse[lapse.reason]} {texts.lapsedNext}
        </p>
      </div>
    </div>
  );
}

interface LifeProps {
  readonly serving: Serving;
  readonly work: Work;
  readonly situation: Situation;
  /** Whether its digits are taken now. */
  readonly takes: boolean;
}

function Life({ serving, work, situation, takes }: LifeProps) {
  const { words } = useWords();
  const texts = words.registration.code;
  const challenge = work.view?.state.challenge;
  if (!challenge) return null;
  const left = Date.parse(challenge.expiresAt) - situation.now;
  const wait = Date.parse(challenge.resendAfter) - situation.now;
  const resend = mayResend(work, situation);
  return (
    <div className={styles.life} id="code-life">
      <p>{texts.sentTo(formatSubscriberNumber(challenge.subscriberNumber), clockTime(challenge.sentAt))}</p>
      {left <= 0 && <p className={styles.expired}>{texts.expired}</p>}
      {left > 0 && takes && (
        <p className={styles.left}>
          {texts.left(minutesAndSeconds(left))}
          {work.view?.state.phase === 'password-sent' && <> · {texts.tries(challenge.triesLeft)}</>}
        </p>
      )}
      {resend ? (
        <Button kind="quiet" className={styles.resend} onClick={() => void serving.act('resend')}>
          <kbd>F7</kbd> {texts.resend}
        </Button>
      ) : (
        wait > 0 && <p className={bandStyles.quiet}>{texts.resendIn(minutesAndSeconds(wait))}</p>
      )}
    </div>
  );
}

const sendingActs: readonly string[] = ['signed-and-send', 'send', 'send-new', 'resend', 'again'];

/** What the desk does now, or the button for what comes next where there is nothing to type. */
function Sending({ work, current, onPress }: { work: Work; current: Step; onPress: () => void }) {
  const { language, words } = useWords();
  const texts = words.registration;
  if (work.doing)
    return (
      <p className={bandStyles.quiet} role="status">
        {sendingActs.includes(work.doing) ? texts.code.sending : texts.code.deciding}
      </p>
    );
  if ('need' in current)
    return current.need === 'line' ? <p className={styles.offline}>{texts.code.offline}</p> : null;
  if (current.at !== 'code') return null;
  return (
    <Button kind="main" data-place="code" className={styles.send} onClick={onPress}>
      {capitalised(language, texts.enter[current.act])}
    </Button>
  );
}
