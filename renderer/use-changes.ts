import { useEffect, useRef } from 'react';
import { useDesk } from './desk/desk.tsx';

/** Changes that come one upon the other are told together, at most once in so many milliseconds. */
const pause = 500;

/** Tells which registrations changed: the first change at once, what follows it gathered. */
export function useChanges(changed: (registrationIds: ReadonlySet<string>) => void): void {
  const { onRegistration } = useDesk();
  const latest = useRef(changed);
  useEffect(() => {
    latest.current = changed;
  });
  useEffect(() => {
    let gathered = new Set<string>();
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      waiting = undefined;
      if (gathered.size === 0) return;
      const told = gathered;
      gathered = new Set();
      waiting = setTimeout(tell, pause);
      latest.current(told);
    };
    const stop = onRegistration((registrationId) => {
      gathered.add(registrationId);
      if (waiting === undefined) tell();
    });
    return () => {
      clearTimeout(waiting);
      stop();
    };
  }, [onRegistration]);
}
