import { DeskSettings } from '../src/contract/views.ts';
import type { Settings } from './store/tables.ts';

const setting = 'desk-settings';

/** What stands where nothing was set yet. */
const fromTheStart: DeskSettings = { printer: null, keyFolders: [], paperLanguage: null };

/** What this window's people have set for it. */
export function readSettings(settings: Settings): DeskSettings {
  const stored = settings.get(setting);
  return stored === null ? fromTheStart : DeskSettings.parse(JSON.parse(stored));
}

/** Keeps new settings. */
export function keepSettings(settings: Settings, chosen: DeskSettings): DeskSettings {
  settings.put(setting, JSON.stringify(chosen));
  return chosen;
}
