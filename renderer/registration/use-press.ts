import { type RefObject, useEffect, useState } from 'react';
import type { Place } from './places.ts';
import { isScanning } from './scanned.ts';
import type { Serving } from './serve.ts';
import type { Step } from './step.ts';
import { focusPlace } from './use-cursor.ts';
import { useScannerEnds } from './use-scanner-ends.ts';
import { useArmed } from './use-work.ts';
import type { Work } from './work.ts';

/** What Enter and the button of the current step do; and for which place an answer was asked that is not there yet. */
export function usePress({
  serving,
  work,
  here,
  screen,
  onNext,
  onEnd,
}: {
  serving: Serving;
  work: Work;
  here: Step;
  screen: RefObject<HTMLElement | null>;
  onNext: () => void;
  /** Asks for the reason with which a registration is ended. */
  onEnd: () => void;
}): { press: () => void; armed: boolean; asked: Place | null } {
  const phase = work.view?.state.phase ?? 'open';
  const { armed: hears, deafen } = useArmed(work.doing, phase, asksCitizen(here));
  const armed = hears || onlyMoves(here);
  const [asked, setAsked] = useState<Place | null>(null);
  const press = (): void => {
    if (!armed) return;
    if ('need' in here) {
      // Between the lines of a card's zone the scanner presses Enter, and nobody else.
      if (isBetweenLines(here, work)) return;
      setAsked(here.at);
      focusPlace(screen.current, here.at);
      return;
    }
    setAsked(null);
    switch (here.act) {
      case 'next-field':
      case 'go-on':
        leadTo(screen.current, here.at);
        return;
      case 'next-citizen':
        onNext();
        return;
      case 'end':
        onEnd();
        return;
      case 'confirmed-and-next':
        void serving.act(here.act).then(() => {
          // Who has left the screen meanwhile is not called back.
          if (screen.current && !serving.current().fault) onNext();
        });
        return;
      default:
        void serving.act(here.act);
    }
  };
  useAskByEnter(screen, 'need' in here ? press : null);
  useScannerEnds(screen, isBetweenLines(here, work) || (asksCitizen(here) && !armed), deafen);
  return { press, armed, asked };
}

/** Enter where something is missing asks for it: the bar has no act to offer then. */
function useAskByEnter(screen: RefObject<HTMLElement | null>, ask: (() => void) | null): void {
  useEffect(() => {
    const element = screen.current;
    if (!ask || !element) return;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && !event.repeat && event.target instanceof HTMLInputElement) ask();
    };
    element.addEventListener('keydown', pressed);
    return () => element.removeEventListener('keydown', pressed);
  });
}

/** Puts the cursor into a place; a place that only waits has none to put, and the one before is left all the same. */
function leadTo(screen: HTMLElement | null, place: Place): void {
  if (focusPlace(screen, place) || !(document.activeElement instanceof HTMLElement)) return;
  document.activeElement.blur();
}

/** Whether a scanner has typed a part of a card's zone, and the rest is to come. */
const isBetweenLines = (here: Step, { draft }: Work): boolean => here.at === 'iin' && isScanning(draft.iin);

/** Steps that follow the last digit of an IIN: the Enter that a scanner puts behind it must not take them. */
const asksCitizen = (here: Step): boolean =>
  'act' in here && (here.act === 'accept-statements' || here.act === 'other-person');

/** Moving the cursor says and does nothing: a fast typist's Enter is never lost between two fields. */
const onlyMoves = (here: Step): boolean =>
  'act' in here && (here.act === 'next-field' || here.act === 'go-on');
