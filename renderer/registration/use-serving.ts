import { useCallback, useEffect, useRef, useState } from 'react';
import type { PaperLanguage } from '../../src/application/application.ts';
import type { RegistrationView } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { InHand } from '../app.tsx';
import { useDesk } from '../desk/desk.tsx';
import type { Route } from '../routes.ts';
import { go } from '../use-route.ts';
import { useWords } from '../words/words.tsx';
import { type Serving, serveCitizen } from './serve.ts';
import { situationAt } from './use-work.ts';

/** The citizen being served on this route, begun or fetched as the route says. */
export function useServing(
  inHand: InHand,
  route: Route,
): { serving: Serving | null; fault: Fault | null; startNew: () => void } {
  const { desk, overview, noteFailure, onRegistration } = useDesk();
  const { language, words } = useWords();
  const [serving, setServing] = useState<Serving | null>(inHand.serving);
  const [fault, setFault] = useState<Fault | null>(null);
  const latest = useRef({ overview, language, words, route });
  useEffect(() => {
    latest.current = { overview, language, words, route };
  });

  const begin = useCallback(
    (existing: RegistrationView | null): void => {
      const begun = serveCitizen(
        {
          desk,
          language: latest.current.overview?.paperLanguage ?? paperLanguage(latest.current.language),
          situation: () => situationAt(latest.current.overview, Date.now()),
          startOverReason: () => latest.current.words.registration.abandon.startedOver,
          onOpened: (registrationId) => {
            // Who has left the screen meanwhile is not called back to it.
            const isHere = latest.current.route.screen === 'new';
            if (inHand.serving === begun && isHere) go({ screen: 'registration', registrationId });
          },
          onFault: noteFailure,
        },
        existing,
      );
      inHand.serving = begun;
      inHand.count += 1;
      setServing(begun);
      setFault(null);
    },
    [desk, inHand, noteFailure],
  );
  const startNew = useCallback(() => {
    inHand.serving?.flush().catch(noteFailure);
    begin(null);
    go({ screen: 'new' });
  }, [inHand, begin, noteFailure]);

  const wanted = route.screen === 'registration' ? route.registrationId : null;
  useEffect(() => {
    const held = idOf(inHand.serving);
    if (route.screen === 'new' && (!inHand.serving || held)) return begin(null);
    if (!wanted) return setFault(null);
    if (held === wanted) return void inHand.serving?.refresh();
    let stale = false;
    desk.registration({ registrationId: wanted }).then(
      (view) => !stale && begin(view),
      (failure: unknown) => {
        if (!stale && failure instanceof Fault) setFault(failure);
        noteFailure(failure);
      },
    );
    return () => {
      stale = true;
    };
  }, [desk, route.screen, wanted, inHand, begin, noteFailure]);

  useEffect(
    () =>
      onRegistration((changed) => {
        if (idOf(inHand.serving) === changed) void inHand.serving?.refresh();
      }),
    [onRegistration, inHand],
  );
  const shown = wanted && idOf(serving) !== wanted ? null : serving;
  return { serving: shown, fault, startNew };
}

const idOf = (serving: Serving | null): string | null =>
  serving?.current().view?.state.registrationId ?? null;

/** Papers begin in the window's language; the window's English has no papers. */
const paperLanguage = (language: string): PaperLanguage => (language === 'ru' ? 'ru' : 'kk');
