import { useCallback, useEffect, useRef, useState } from 'react';
import type { PaperLanguage } from '../../src/application/application.ts';
import type { Fault } from '../../src/contract/fault.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import type { InHand } from '../app.tsx';
import { faultOf } from '../desk/client.ts';
import { useDesk } from '../desk/desk.tsx';
import type { Route } from '../routes.ts';
import { useReturn } from '../use-return.ts';
import { go } from '../use-route.ts';
import { useWords } from '../words/words.tsx';
import { type Serving, serveCitizen } from './serve.ts';
import { situationAt } from './use-work.ts';

/** The citizen being served on this route, begun or fetched as the route says. */
export function useServing(
  inHand: InHand,
  route: Route,
): { serving: Serving | null; fault: Fault | null; retry: () => void; startNew: () => void } {
  const { desk, overview, noteFailure, onRegistration } = useDesk();
  const { language, words } = useWords();
  const [serving, setServing] = useState<Serving | null>(inHand.serving);
  const [fault, setFault] = useState<Fault | null>(null);
  const latest = useRef({ overview, language, words, route });
  useEffect(() => {
    latest.current = { overview, language, words, route };
  });

  const take = useCallback(
    (next: Serving): void => {
      const left = inHand.serving;
      if (left && left !== next) void saveLeft(inHand, left);
      inHand.serving = next;
      inHand.count += 1;
      setServing(next);
      setFault(null);
    },
    [inHand],
  );
  const begin = useCallback(
    (existing: RegistrationView | null): void => {
      const begun = serveCitizen(
        {
          desk,
          language: latest.current.overview?.paperLanguage ?? paperLanguage(latest.current.language),
          situation: () => situationAt(latest.current.overview, Date.now()),
          operatorIin: latest.current.overview?.session?.operator.iin ?? '',
          endReason: (why) => latest.current.words.registration.abandon.ended[why],
          onOpened: (registrationId, before) => {
            // Who has left the screen meanwhile is not called back to it.
            const { route: now } = latest.current;
            const isHere = now.screen === 'new' || ('registrationId' in now && now.registrationId === before);
            if (inHand.serving === begun && isHere) go({ screen: 'registration', registrationId });
          },
          onFault: noteFailure,
        },
        existing,
      );
      take(begun);
    },
    [desk, inHand, noteFailure, take],
  );
  const startNew = useCallback(() => {
    begin(null);
    go({ screen: 'new' });
  }, [begin]);

  const wanted = route.screen === 'registration' ? route.registrationId : null;
  /** Takes the wanted registration in hand; the returned function drops an answer that comes too late. */
  const fetchWanted = useCallback((): (() => void) | undefined => {
    if (!wanted) return undefined;
    if (idOf(inHand.serving) === wanted) return void inHand.serving?.refresh();
    const left = [...inHand.unsaved].find((one) => idOf(one) === wanted);
    if (left) return void take(left);
    let stale = false;
    desk.registration({ registrationId: wanted }).then(
      (view) => !stale && begin(view),
      (failure: unknown) => {
        if (!stale) setFault(faultOf(failure));
        noteFailure(failure);
      },
    );
    return () => {
      stale = true;
    };
  }, [desk, wanted, inHand, begin, take, noteFailure]);
  useEffect(() => {
    if (route.screen === 'new' && (!inHand.serving || idOf(inHand.serving))) begin(null);
    if (!wanted) setFault(null);
    return fetchWanted();
  }, [route.screen, wanted, inHand, begin, fetchWanted]);
  const retry = useCallback(() => {
    setFault(null);
    fetchWanted();
  }, [fetchWanted]);

  useEffect(
    () =>
      onRegistration((changed) => {
        if (idOf(inHand.serving) === changed) void inHand.serving?.refresh();
      }),
    [onRegistration, inHand],
  );
  const catchUp = useCallback(() => {
    for (const left of inHand.unsaved) void saveLeft(inHand, left);
    void inHand.serving?.catchUp();
    retry();
  }, [inHand, retry]);
  useReturn(catchUp);
  const shown = wanted && idOf(serving) !== wanted ? null : serving;
  return { serving: shown, fault, retry, startNew };
}

/** Saves what was typed for a citizen who was left; what can't be saved now is kept for later. */
async function saveLeft({ unsaved }: InHand, left: Serving): Promise<void> {
  unsaved.add(left);
  await left.flush();
  if (!left.isUnsaved()) unsaved.delete(left);
}

const idOf = (serving: Serving | null): string | null =>
  serving?.current().view?.state.registrationId ?? null;

/** Papers begin in the window's language; the window's English has no papers. */
const paperLanguage = (language: string): PaperLanguage => (language === 'ru' ? 'ru' : 'kk');
