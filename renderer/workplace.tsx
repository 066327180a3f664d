import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { Fault } from '../src/contract/fault.ts';
import type { InHand } from './app.tsx';
import { Broken } from './broken.tsx';
import { useDesk } from './desk/desk.tsx';
import { BottomBar } from './frame/bottom-bar.tsx';
import { Alone, Frame, Room } from './frame/frame.tsx';
import { type Destination, Navigation } from './frame/navigation.tsx';
import { Home } from './home/home.tsx';
import { Shortcuts } from './keys/shortcuts.tsx';
import { useKeyAnywhere, useKeys } from './keys/use-keys.ts';
import { useTouch } from './keys/use-touch.ts';
import { warmUp } from './preview/draw.ts';
import { RegistrationScreen } from './registration/screen.tsx';
import { useServing } from './registration/use-serving.ts';
import type { Route } from './routes.ts';
import { Failed } from './theme/failed.tsx';
import { go, useRoute } from './use-route.ts';
import { useWords } from './words/words.tsx';

const screens = {
  journal: fetched(() => import('./journal/journal.tsx')),
  shift: fetched(() => import('./shift/shift.tsx')),
  settings: fetched(() => import('./settings/settings.tsx')),
  queue: fetched(() => import('./queue/queue.tsx')),
};
const Journal = lazy(async () => ({ default: (await screens.journal()).Journal }));
const Shift = lazy(async () => ({ default: (await screens.shift()).Shift }));
const Settings = lazy(async () => ({ default: (await screens.settings()).Settings }));
const Queue = lazy(async () => ({ default: (await screens.queue()).Queue }));

/** The code of a screen, which the desk serves: where it does not come, the desk is silent. */
function fetched<Code>(load: () => Promise<Code>): () => Promise<Code> {
  return () =>
    load().catch((cause: unknown) => {
      throw new Fault('desk-silent', {}, { cause });
    });
}

/** The desk counts how long nobody has used keys or mouse; it is told of it this often at most, in milliseconds. */
const touchPause = 15_000;

/** Everything that a signed-in operator sees. */
export function Workplace({
  inHand,
  onLock,
  onSignOut,
}: {
  inHand: InHand;
  onLock: () => void;
  onSignOut: () => void;
}) {
  const { words } = useWords();
  const { route } = useRoute();
  const [showingKeys, setShowingKeys] = useState(false);
  const { startNew, fault, retry, serving } = useServing(inHand, route);
  const { desk, noteFailure } = useDesk();
  useTouch(touchPause, () => void desk.touch({}).catch(noteFailure));
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      warmUp();
      // A screen that is there already needs no desk; one that does not come now is fetched when it is opened.
      for (const load of Object.values(screens)) load().catch(() => undefined);
    });
    return () => cancelIdleCallback(idle);
  }, []);

  const leaveTo = useCallback(
    (where: 'home' | 'journal' | 'queue' | 'shift' | 'settings') => {
      void inHand.serving?.flush();
      go(where === 'journal' ? { screen: where, registrationId: null } : { screen: where });
    },
    [inHand],
  );
  const destinations: readonly Destination[] = [
    { key: null, name: 'home', go: () => leaveTo('home') },
    { key: 'F2', name: 'new', go: startNew },
    { key: 'F3', name: 'journal', go: () => leaveTo('journal') },
    { key: 'F4', name: 'queue', go: () => leaveTo('queue') },
    { key: 'F6', name: 'shift', go: () => leaveTo('shift') },
  ];
  useKeyAnywhere('F10', onLock);
  useKeys(
    Object.fromEntries([
      ['F1', () => setShowingKeys(true)],
      ['Shift+F1', () => leaveTo('settings')],
      ...destinations.flatMap(({ key, go: there }) => (key ? [[key, there] as const] : [])),
    ]),
  );
  return (
    <Frame
      navigation={
        <Navigation
          destinations={destinations}
          screen={route.screen}
          onSettings={() => leaveTo('settings')}
          onLock={onLock}
          onSignOut={onSignOut}
        />
      }
    >
      {fault && (
        <>
          <Room label={words.registration.title}>
            <Alone title={words.registration.title}>
              <Failed fault={fault} onRetry={retry} />
            </Alone>
          </Room>
          <BottomBar
            keys={[
              { key: 'Enter', says: words.window.tryAgain, does: retry },
              { key: 'Escape', says: words.window.home, does: () => leaveTo('home') },
            ]}
          />
        </>
      )}
      {!fault && (
        <Broken key={screenOf(route)} onHome={() => leaveTo('home')}>
          <Suspense fallback={<Room label="">{null}</Room>}>
            {route.screen === 'home' && <Home onNew={startNew} />}
            {route.screen === 'journal' && <Journal opened={route.registrationId} />}
            {route.screen === 'queue' && <Queue />}
            {route.screen === 'shift' && <Shift />}
            {route.screen === 'settings' && <Settings />}
            {serving && (route.screen === 'new' || route.screen === 'registration') && (
              <RegistrationScreen
                key={inHand.count}
                serving={serving}
                onNext={startNew}
                onHome={() => leaveTo('home')}
              />
            )}
          </Suspense>
        </Broken>
      )}
      {showingKeys && <Shortcuts onClose={() => setShowingKeys(false)} />}
    </Frame>
  );
}

/** A new registration and one that has its address are one screen: typing goes on while the address changes. */
const screenOf = ({ screen }: Route): string => (screen === 'new' ? 'registration' : screen);
