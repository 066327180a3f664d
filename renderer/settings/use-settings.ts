import { useEffect, useState } from 'react';
import type { DeskSettings } from '../../src/contract/desk.ts';
import { useDesk } from '../desk/desk.tsx';
import { useAct } from '../use-act.ts';

/** What is set for this window; a change is kept at once, and shown as the desk has it. */
export function useSettings() {
  const { desk, noteFailure } = useDesk();
  const [settings, setSettings] = useState<DeskSettings | null>(null);
  const [printers, setPrinters] = useState<readonly string[]>([]);
  const { busy, fault, run } = useAct();
  useEffect(() => {
    desk.settings({}).then(setSettings, noteFailure);
    desk.printers({}).then(({ names }) => setPrinters(names), noteFailure);
  }, [desk, noteFailure]);
  const change = (changes: Partial<DeskSettings>): void => {
    if (settings) void run(async () => setSettings(await desk.saveSettings({ ...settings, ...changes })));
  };
  return { settings, printers, busy, fault, change };
}
