import { type Bridge, bridgeName } from '../../src/contract/bridge.ts';
import { browserBridge } from './browser-bridge.ts';
import { takeLaunchToken } from './launch-token.ts';

/** The bridge that this host offers: the preload's where there is one, else HTTP to the page's own origin. */
export function connect(): Bridge {
  const preload = (window as { [bridgeName]?: Bridge })[bridgeName];
  return preload ?? browserBridge(takeToken() ?? '');
}

const takeToken = (): string | null =>
  takeLaunchToken({
    hash: location.hash,
    clearHash: () => history.replaceState(null, '', location.pathname),
    read: () => sessionStorage.getItem('launch-token'),
    keep: (token) => sessionStorage.setItem('launch-token', token),
  });
