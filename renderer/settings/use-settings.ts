import { useCallback } from 'react';
import type { DeskSettings } from '../../src/contract/views.ts';
import { useDesk } from '../desk/desk.tsx';
import { useAct } from '../use-act.ts';
import { loadedValue, useLoaded } from '../use-loaded.ts';

/** What is set for this window; a change is kept at once, and shown as the desk has it. */
export function useSettings() {
  const { desk } = useDesk();
  const settings = useLoaded(useCallback(() => desk.settings({}), [desk]));
  const printers = useLoaded(useCallback(() => desk.printers({}), [desk]));
  const { fault, run } = useAct();
  const set = loadedValue(settings.loaded);
  const change = (changes: Partial<DeskSettings>): void => {
    if (set) void run(async () => settings.show(await desk.saveSettings({ ...set, ...changes })));
  };
  return { settings, printers, fault, change };
}
