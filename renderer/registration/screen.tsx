import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useCitizenScreen } from '../citizen-screen/use-citizen-screen.ts';
import { useDesk } from '../desk/desk.tsx';
import { BottomBar } from '../frame/bottom-bar.tsx';
import { Room } from '../frame/frame.tsx';
import { Preview } from '../preview/preview.tsx';
import { go } from '../use-route.ts';
import { useWords } from '../words/words.tsx';
import { AbandonDialog } from './abandon-dialog.tsx';
import { bandState } from './band-state.ts';
import { CitizenBand } from './citizen-band.tsx';
import { CodeBand } from './code-band.tsx';
import { enterAt, placeBefore } from './cursor.ts';
import { NumberBand } from './number-band.tsx';
import { OutOfStepNote } from './out-of-step-note.tsx';
import { OutcomeBand } from './outcome-band.tsx';
import { PaperBand } from './paper-band.tsx';
import { PaperLanguageChoice } from './paper-language.tsx';
import { hasOutcome, isEditable, isPaperOutdated, mayRetract, reachable } from './possible.ts';
import styles from './screen.module.css';
import { screenKeys } from './screen-keys.ts';
import { SecondSignatureDialog } from './second-signature-dialog.tsx';
import type { Serving } from './serve.ts';
import { StatementsBand } from './statements-band.tsx';
import { step } from './step.ts';
import { focusPlace, useCursor } from './use-cursor.ts';
import { useFollow } from './use-follow.ts';
import { usePress } from './use-press.ts';
import { useTyping } from './use-typing.ts';
import { useSituation, useWork } from './use-work.ts';
import type { Work } from './work.ts';

const PapersDialog = lazy(() =>
  import('./papers-dialog.tsx').then(({ PapersDialog: dialog }) => ({ default: dialog })),
);

/** One registration from the first digit of the IIN to the receipt, on one screen. */
export function RegistrationScreen({
  serving,
  onNext,
  onHome,
}: {
  serving: Serving;
  onNext: () => void;
  onHome: () => void;
}) {
  const { words } = useWords();
  const texts = words.registration;
  const { overview } = useDesk();
  const screen = useRef<HTMLDivElement>(null);
  const work = useWork(serving);
  const situation = useSituation(overview, work);
  const current = step(work, situation);
  const cursor = useCursor(screen);
  const here = enterAt(current, cursor, work);
  const [abandoning, setAbandoning] = useState(false);
  const onEnd = (): void => setAbandoning(true);
  const { press, armed, asked } = usePress({ serving, work, here, screen, onNext, onEnd });
  const [showingPapers, setShowingPapers] = useState(false);
  const secondSignature = useSecondSignature(work);
  useFollow(screen, work, current, cursor);
  useTyping(screen, current.at);
  const online = reachable(situation.line);
  useEffect(() => serving.line(online), [serving, online]);
  useSaveOnHide(serving);

  const back = (): void => {
    let place = placeBefore(cursor ?? current.at, work);
    while (place && !focusPlace(screen.current, place)) place = placeBefore(place, work);
    if (!place) onHome();
  };
  const citizenScreen = useCitizenScreen(work, situation.now);
  const goOn = (registrationId: string): void => {
    void serving.giveWay(texts.inHand.goOnReason).then((isDone) => {
      if (isDone) go({ screen: 'registration', registrationId });
    });
  };
  const editable = isEditable(work);
  const keys = screenKeys({
    work,
    situation,
    here,
    words,
    hasBack: placeBefore(cursor ?? current.at, work) !== null,
    press: armed ? press : null,
    back,
    home: onHome,
    goOn,
    resend: () => void serving.act('resend'),
    choosePaper: serving.choosePaper,
    showPapers: () => setShowingPapers(true),
    openCitizenScreen: citizenScreen.isOpen ? null : citizenScreen.open,
    abandon: onEnd,
  });
  const state = bandState(current, work);
  return (
    <>
      <Room label={texts.title}>
        <h1 className="hidden-text">{texts.title}</h1>
        <div className={styles.screen} ref={screen}>
          <div className={styles.bands}>
            <OutOfStepNote serving={serving} work={work} />
            <CitizenBand
              serving={serving}
              work={work}
              state={state('citizen')}
              cursor={cursor}
              asked={asked}
              editable={editable}
            />
            <StatementsBand
              work={work}
              state={state('statements')}
              statements={overview?.policy?.statements ?? null}
              open={current.at === 'statements' || cursor === 'statements'}
              onAccept={press}
              onRetract={mayRetract(work) ? serving.retractStatements : null}
            />
            <NumberBand
              serving={serving}
              work={work}
              state={state('number')}
              cursor={cursor}
              asked={asked}
              editable={editable}
            />
            <PaperBand
              work={work}
              state={state('paper')}
              current={current}
              situation={situation}
              onPress={press}
            />
            {hasOutcome(work) ? (
              <OutcomeBand work={work} now={situation.now} current={current} onPress={press} />
            ) : (
              <CodeBand
                serving={serving}
                work={work}
                state={state('code')}
                current={current}
                situation={situation}
                onPress={press}
              />
            )}
          </div>
          <aside className={styles.paper} aria-label={texts.preview.title}>
            <Preview work={work} situation={situation} />
            <PaperLanguageChoice serving={serving} work={work} editable={editable} />
          </aside>
        </div>
        {showingPapers && work.view && (
          <Suspense>
            <PapersDialog
              serving={serving}
              view={work.view}
              mine={work.mine}
              outdated={isPaperOutdated(work, situation)}
              onClose={() => setShowingPapers(false)}
            />
          </Suspense>
        )}
        {secondSignature && work.view && (
          <SecondSignatureDialog
            registrationId={work.view.state.registrationId}
            onOpened={() => void serving.act('sign')}
            onClose={secondSignature.close}
          />
        )}
        {abandoning && <AbandonDialog serving={serving} onClose={() => setAbandoning(false)} />}
      </Room>
      <BottomBar keys={keys} />
    </>
  );
}

/** A colleague is asked for as soon as the desk says that it takes a second signature; null where it does not, or not now. */
function useSecondSignature({ fault }: Work): { close: () => void } | null {
  const [closed, setClosed] = useState<Work['fault']>(null);
  if (fault?.code !== 'second-signature-required' || fault === closed) return null;
  return { close: () => setClosed(fault) };
}

/** What is typed is saved before the window is hidden, closed or reloaded. */
function useSaveOnHide(serving: Serving): void {
  useEffect(() => {
    const save = (): void => void serving.flush();
    document.addEventListener('visibilitychange', save);
    addEventListener('pagehide', save);
    addEventListener('blur', save);
    return () => {
      document.removeEventListener('visibilitychange', save);
      removeEventListener('pagehide', save);
      removeEventListener('blur', save);
      save();
    };
  }, [serving]);
}
