import type { MenuItemConstructorOptions } from 'electron';
import type { Words } from '../../../src/language/index.ts';

/**
 * The menu that macOS needs: without an edit menu there is no Cmd-C and no Cmd-V in a page, and without
 * the program's own no Cmd-Q. Other systems take these keys to the page themselves and get no menu.
 */
export const macMenu = ({ name, menu }: Words['window']): MenuItemConstructorOptions[] => [
  {
    label: name,
    submenu: [{ role: 'hide', label: menu.hide }, { type: 'separator' }, { role: 'quit', label: menu.quit }],
  },
  {
    label: menu.edit,
    submenu: [
      { role: 'undo', label: menu.undo },
      { role: 'redo', label: menu.redo },
      { type: 'separator' },
      { role: 'cut', label: menu.cut },
      { role: 'copy', label: menu.copy },
      { role: 'paste', label: menu.paste },
      { role: 'selectAll', label: menu.selectAll },
    ],
  },
];
