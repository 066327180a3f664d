import { useEffect, useRef, useState } from 'react';
import type { Session } from '../src/contract/overview.ts';
import { Curtain } from './curtain/curtain.tsx';
import { useDesk } from './desk/desk.tsx';
import { Frame, Room } from './frame/frame.tsx';
import type { Serving } from './registration/serve.ts';
import { SignIn } from './sign-in/sign-in.tsx';
import { go } from './use-route.ts';
import { useWords } from './words/words.tsx';
import { Workplace } from './workplace.tsx';

/** The citizen in hand, kept over a locked window for the operator who locked it, and for nobody else. */
export interface InHand {
  session: string;
  serving: Serving | null;
  /** How many citizens were begun: tells one's screen from the next one's. */
  count: number;
}

/** Which of its faces the window shows: sign-in, curtain or workplace. */
export function App() {
  const { words } = useWords();
  const { desk, overview, show, noteFailure } = useDesk();
  const [hiding, setHiding] = useState(false);
  const inHand = useRef<InHand>({ session: '', serving: null, count: 0 });
  const locked = overview?.session?.locked ?? false;
  // The desk locks itself too. A one-time password is never kept, so it doesn't wait behind the curtain either.
  useEffect(() => {
    if (locked) inHand.current.serving?.enterCode('');
  }, [locked]);

  if (!overview)
    return (
      <Frame>
        <Room label={words.window.name}>{null}</Room>
      </Frame>
    );
  const { session } = overview;
  if (!session) {
    inHand.current = { session: '', serving: null, count: 0 };
    return <SignIn />;
  }
  if (inHand.current.session !== identity(session))
    inHand.current = { session: identity(session), serving: null, count: 0 };

  const leave = async (how: 'lock' | 'signOut'): Promise<void> => {
    setHiding(true);
    try {
      inHand.current.serving?.enterCode('');
      await inHand.current.serving?.flush().catch(noteFailure);
      show(await desk[how]({}));
    } catch (failure) {
      noteFailure(failure);
    }
    if (how === 'signOut') go({ screen: 'home' });
    setHiding(false);
  };
  if (session.locked || hiding) return <Curtain onOther={() => void leave('signOut')} />;
  return (
    <Workplace
      key={identity(session)}
      inHand={inHand.current}
      onLock={() => void leave('lock')}
      onSignOut={() => void leave('signOut')}
    />
  );
}

const identity = (session: Session): string => `${session.operator.iin} ${session.signedInAt}`;
