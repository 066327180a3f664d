import type { PowerMonitor } from 'electron';

/** Nobody has touched this computer for so long (seconds): the curtain falls. */
const idleLimit = 5 * 60;

/** Between two looks (milliseconds). */
const pause = 2_000;

/** True while the system is locked or nobody is at it. Some Linux desktops (Wayland) tell neither. */
export function isAway(monitor: Pick<PowerMonitor, 'getSystemIdleState' | 'getSystemIdleTime'>): boolean {
  const state = monitor.getSystemIdleState(idleLimit);
  return state === 'unknown' ? monitor.getSystemIdleTime() >= idleLimit : state !== 'active';
}

export interface Away {
  readonly monitor: PowerMonitor;
  readonly platform: NodeJS.Platform;
  /** Called whenever the operator has left. */
  readonly lock: () => void;
}

/**
 * Locks when the system is locked, sleeps, or is handed to another user. Linux has no event for a locked
 * screen: there the state is looked at every two seconds. Returns what ends the looking.
 */
export function lockWhenAway({ monitor, platform, lock }: Away): () => void {
  monitor.on('suspend', lock);
  if (platform !== 'linux') {
    monitor.on('lock-screen', lock);
    monitor.on('user-did-resign-active', lock);
    return () => undefined;
  }
  let away = false;
  const looking = setInterval(() => {
    const now = isAway(monitor);
    if (now && !away) lock();
    away = now;
  }, pause);
  return () => clearInterval(looking);
}
