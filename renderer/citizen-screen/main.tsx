import '../zod-without-eval.ts';
import '@fontsource-variable/inter/index.css';
import '../theme/tokens.css';
import '../theme/base.css';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { CitizenScreen } from './citizen-screen.tsx';
import { listenToDesk } from './listen.ts';
import { type CitizenView, channelName } from './message.ts';

function Page() {
  const [view, setView] = useState<CitizenView | null>(null);
  useEffect(() => {
    const stop = listenToDesk(new BroadcastChannel(channelName), setView);
    addEventListener('pagehide', stop);
    return () => {
      removeEventListener('pagehide', stop);
      stop();
    };
  }, []);
  useEffect(() => {
    if (view) document.documentElement.lang = view.language;
  }, [view]);
  return <CitizenScreen view={view} />;
}

const root = document.getElementById('screen');
if (!root) throw new Error('the page has no place for the screen');

createRoot(root).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
