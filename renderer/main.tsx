import './zod-without-eval.ts';
import '@fontsource-variable/inter/index.css';
import './theme/tokens.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { Broken } from './broken.tsx';
import { makeClient } from './desk/client.ts';
import { connect } from './desk/connect.ts';
import { DeskProvider } from './desk/desk.tsx';
import { makeSaver } from './desk/save-file.ts';
import { watchDesk } from './desk/watch-desk.ts';
import { ignoreHeldKeys } from './keys/use-keys.ts';
import { TextSizeProvider } from './theme/text-size.tsx';
import { ThemeProvider } from './theme/theme.tsx';
import { WordsProvider } from './words/words.tsx';

const root = document.getElementById('window');
if (!root) throw new Error('the page has no place for the window');

const bridge = connect();
const client = makeClient(bridge);
const saveFile = makeSaver(bridge);
const watch = watchDesk(client, bridge, () => performance.now());
// Before anything is drawn: the first answer is on its way meanwhile.
watch.start();

ignoreHeldKeys();
createRoot(root).render(
  <StrictMode>
    <WordsProvider>
      <ThemeProvider>
        <TextSizeProvider>
          <Broken>
            <DeskProvider desk={client.desk} saveFile={saveFile} watch={watch}>
              <App />
            </DeskProvider>
          </Broken>
        </TextSizeProvider>
      </ThemeProvider>
    </WordsProvider>
  </StrictMode>,
);
