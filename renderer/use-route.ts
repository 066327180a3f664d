import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { fragmentOf, type Route, routeOf } from './routes.ts';

const subscribe = (changed: () => void): (() => void) => {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
};

/** Goes somewhere without a new page; `hashchange` is said here since `replaceState` is silent. */
export function go(route: Route): void {
  history.replaceState(null, '', fragmentOf(route));
  dispatchEvent(new HashChangeEvent('hashchange'));
}

/** Where the operator is, and the way elsewhere. */
export function useRoute(): { route: Route; go: (route: Route) => void } {
  const fragment = useSyncExternalStore(subscribe, () => location.hash);
  const route = useMemo(() => routeOf(fragment), [fragment]);
  return { route, go: useCallback(go, []) };
}
