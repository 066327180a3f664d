import { useEffect, useMemo, useRef, useState } from 'react';
import type { Work } from '../registration/work.ts';
import { channelName } from './message.ts';
import { type Teller, tellCitizen } from './tell.ts';
import { citizenViewOf } from './view-of.ts';

/**
 * Keeps the citizen's screen at what the work in hand is about, for as long as this screen is there:
 * behind the curtain and on other screens it shows nothing. `open` opens it in a window of its own. `now` by
 * the centre's clock, in milliseconds.
 */
export function useCitizenScreen(work: Work, now: number): { isOpen: boolean; open: () => void } {
  const [isOpen, setOpen] = useState(false);
  const teller = useRef<Teller>(null);
  const said = JSON.stringify(citizenViewOf(work, now));
  const view = useMemo(() => JSON.parse(said) as ReturnType<typeof citizenViewOf>, [said]);
  useEffect(() => {
    const telling = tellCitizen(new BroadcastChannel(channelName), setOpen);
    teller.current = telling;
    const leave = (): void => telling.show(null);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      telling.close();
    };
  }, []);
  useEffect(() => teller.current?.show(view), [view]);
  return { isOpen, open: openCitizenScreen };
}

/** Without an opener the new page has neither a way back nor this tab's launch token. */
const openCitizenScreen = (): void => {
  window.open(new URL('citizen.html', location.href.split('#')[0]), '_blank', 'noopener,popup');
};
