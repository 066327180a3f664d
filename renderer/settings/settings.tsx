import { type ReactNode, useId } from 'react';
import type { DeskSettings } from '../../src/contract/views.ts';
import { languageLabels, languages } from '../../src/language/format.ts';
import { useDesk } from '../desk/desk.tsx';
import { BottomBar } from '../frame/bottom-bar.tsx';
import { Room } from '../frame/frame.tsx';
import { Choice } from '../theme/choice.tsx';
import { Failed } from '../theme/failed.tsx';
import { FaultNote } from '../theme/fault-note.tsx';
import { Mark } from '../theme/mark.tsx';
import { Select } from '../theme/select.tsx';
import { textSizes, useTextSize } from '../theme/text-size.tsx';
import { themes, useTheme } from '../theme/theme.tsx';
import { loadedValue } from '../use-loaded.ts';
import { go } from '../use-route.ts';
import { useWords } from '../words/words.tsx';
import { KeyFolders } from './key-folders.tsx';
import styles from './settings.module.css';
import { useSettings } from './use-settings.ts';

const paperLanguages = ['kk', 'ru'] as const;

/** How this window looks and works; everything is kept as it is chosen. */
export function Settings() {
  const { words } = useWords();
  const texts = words.settings;
  const { overview } = useDesk();
  const { settings, printers, fault, change } = useSettings();
  const home = (): void => go({ screen: 'home' });
  return (
    <>
      <Room label={texts.title}>
        <div className={styles.settings}>
          <header className={styles.header}>
            <h1>{texts.title}</h1>
            <p>{texts.saved}</p>
          </header>
          {fault && <FaultNote code={fault.code} details={fault.details} />}
          <Look />
          {settings.loaded.state === 'loading' && <p className={styles.hint}>{words.window.loading}</p>}
          {settings.loaded.state === 'failed' && (
            <Failed fault={settings.loaded.fault} onRetry={settings.reload} />
          )}
          {settings.loaded.state === 'loaded' && (
            <OfTheDesk settings={settings.loaded.value} printers={printers} change={change} />
          )}
          <p className={styles.hint}>
            {words.window.name} · {overview && texts.version(overview.version)}
          </p>
        </div>
      </Room>
      <BottomBar keys={[{ key: 'Escape', says: words.window.home, does: home }]} />
    </>
  );
}

/** What the desk keeps for this window. */
function OfTheDesk({
  settings,
  printers,
  change,
}: {
  settings: DeskSettings;
  printers: ReturnType<typeof useSettings>['printers'];
  change: (changes: Partial<DeskSettings>) => void;
}) {
  const { words } = useWords();
  const texts = words.settings;
  return (
    <>
      <Group title={texts.papers}>
        <Setting name={texts.paperLanguage} hint={texts.paperLanguageHint}>
          <Choice
            label={texts.paperLanguage}
            options={[
              { value: 'window', label: texts.paperLanguageOfWindow },
              ...paperLanguages.map((value) => ({
                value,
                label: words.registration.paperLanguages[value],
              })),
            ]}
            value={settings.paperLanguage ?? 'window'}
            onChange={(value) => change({ paperLanguage: value === 'window' ? null : value })}
          />
        </Setting>
        <Setting name={texts.printer} hint={texts.printerHint}>
          <Printer
            chosen={settings.printer}
            printers={printers}
            onChoose={(printer) => change({ printer })}
          />
        </Setting>
      </Group>
      <Group title={texts.keys}>
        <Setting name={texts.keyFolders} hint={texts.keyFoldersHint}>
          <KeyFolders folders={settings.keyFolders} onChange={(keyFolders) => change({ keyFolders })} />
        </Setting>
      </Group>
    </>
  );
}

/** What belongs to this computer's screen, and is kept on it. */
function Look() {
  const { language, words, choose: speak } = useWords();
  const texts = words.settings;
  const { theme, choose: look } = useTheme();
  const { textSize, choose: size } = useTextSize();
  return (
    <Group title={texts.look}>
      <Setting name={texts.language}>
        <Choice
          label={texts.language}
          options={languages.map((value) => ({ value, label: languageLabels[value], lang: value }))}
          value={language}
          onChange={speak}
        />
      </Setting>
      <Setting name={texts.theme}>
        <Choice
          label={texts.theme}
          options={themes.map((value) => ({ value, label: words.window.themes[value] }))}
          value={theme}
          onChange={look}
        />
      </Setting>
      <Setting name={texts.textSize} hint={texts.textSizeHint}>
        <Choice
          label={texts.textSize}
          options={textSizes.map((value) => ({ value, label: `${value} %` }))}
          value={textSize}
          onChange={size}
        />
      </Setting>
    </Group>
  );
}

function Printer({
  chosen,
  printers,
  onChoose,
}: {
  chosen: string | null;
  printers: ReturnType<typeof useSettings>['printers'];
  onChoose: (name: string | null) => void;
}) {
  const { words } = useWords();
  const texts = words.settings;
  const { overview } = useDesk();
  if (!overview) return null;
  const { name, fault } = overview.printer;
  const isReady = name !== null && fault === null;
  const names = loadedValue(printers.loaded)?.names ?? [];
  // One that was chosen and is gone stays in the list, so that the choice is not silently another.
  const all = chosen === null || names.includes(chosen) ? names : [...names, chosen];
  return (
    <div className={styles.printer}>
      <Select
        label={texts.printer}
        options={[
          { value: '', label: texts.printerOfTheSystem },
          ...all.map((value) => ({ value, label: value })),
        ]}
        value={chosen ?? ''}
        onChange={(value) => onChoose(value === '' ? null : value)}
      />
      {printers.loaded.state === 'failed' && (
        <Failed fault={printers.loaded.fault} onRetry={printers.reload} />
      )}
      <p data-ready={isReady}>
        <Mark shape={isReady ? 'tick' : 'stop'} /> {name ?? texts.noPrinter}
        {fault && ` · ${words.states.print[fault]}`}
      </p>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Setting({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div className={styles.setting}>
      <div>
        <p>{name}</p>
        {hint && <p className={styles.hint}>{hint}</p>}
      </div>
      <div className={styles.value}>{children}</div>
    </div>
  );
}
