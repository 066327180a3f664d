import { useCallback, useEffect, useRef } from 'react';
import type { Session } from '../src/contract/overview.ts';
import { Curtain } from './curtain/curtain.tsx';
import { useDesk } from './desk/desk.tsx';
import { Frame, Room } from './frame/frame.tsx';
import type { Serving } from './registration/serve.ts';
import { SignIn } from './sign-in/sign-in.tsx';
import { useLeaving } from './use-leaving.ts';
import { useWords } from './words/words.tsx';
import { Workplace } from './workplace.tsx';

/** The citizen in hand, kept over a locked window for the operator who locked it, and for nobody else. */
export interface InHand {
  session: string;
  serving: Serving | null;
  /** Citizens who were left before all was saved that was typed for them. */
  readonly unsaved: Set<Serving>;
  /** How many citizens were begun: tells one's screen from the next one's. */
  count: number;
}

const nobody = (session: string): InHand => ({ session, serving: null, unsaved: new Set(), count: 0 });

/** Which of its faces the window shows: sign-in, curtain or workplace. */
export function App() {
  const { words } = useWords();
  const { overview, silent } = useDesk();
  const inHand = useRef<InHand>(nobody(''));
  const locked = overview?.session?.locked ?? false;
  // The desk locks itself too. A one-time password is never kept, so it doesn't wait behind the curtain either.
  useEffect(() => {
    if (locked) inHand.current.serving?.enterCode('');
  }, [locked]);

  const prepare = useCallback(async (): Promise<void> => {
    inHand.current.serving?.enterCode('');
    await inHand.current.serving?.flush();
  }, []);
  const { leave, begin, again, stop } = useLeaving(prepare);

  if (!overview)
    return (
      <Frame>
        <Room label={words.window.name}>{null}</Room>
      </Frame>
    );
  const { session } = overview;
  if (!session) {
    inHand.current = nobody('');
    return <SignIn />;
  }
  if (inHand.current.session !== identity(session)) inHand.current = nobody(identity(session));

  // Until the desk has confirmed it the window shows no more than a curtain, also after it was loaded anew.
  if (session.locked || leave)
    return (
      <Curtain
        isSaved={!silent && !isUnsaved(inHand.current)}
        leave={leave}
        onAgain={again}
        onOpen={stop}
        onOther={() => begin('signOut')}
      />
    );
  return (
    <Workplace
      key={identity(session)}
      inHand={inHand.current}
      onLock={() => begin('lock')}
      onSignOut={() => begin('signOut')}
    />
  );
}

const identity = (session: Session): string => `${session.operator.iin} ${session.signedInAt}`;

const isUnsaved = ({ serving, unsaved }: InHand): boolean =>
  unsaved.size > 0 || (serving?.isUnsaved() ?? false);
