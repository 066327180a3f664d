import { useCallback, useEffect, useRef, useState } from 'react';
import type { Session } from '../src/contract/overview.ts';
import { Curtain } from './curtain/curtain.tsx';
import { useDesk } from './desk/desk.tsx';
import { Frame, Room } from './frame/frame.tsx';
import type { Serving } from './registration/serve.ts';
import { SignIn } from './sign-in/sign-in.tsx';
import { useReturn } from './use-return.ts';
import { go } from './use-route.ts';
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

type Leaving = 'lock' | 'signOut';

const nobody = (session: string): InHand => ({ session, serving: null, unsaved: new Set(), count: 0 });

/** Which of its faces the window shows: sign-in, curtain or workplace. */
export function App() {
  const { words } = useWords();
  const { desk, overview, silent, show, noteFailure } = useDesk();
  const [leaving, setLeaving] = useState<Leaving | null>(null);
  const inHand = useRef<InHand>(nobody(''));
  const locked = overview?.session?.locked ?? false;
  // The desk locks itself too. A one-time password is never kept, so it doesn't wait behind the curtain either.
  useEffect(() => {
    if (locked) inHand.current.serving?.enterCode('');
  }, [locked]);

  const leave = useCallback(
    async (how: Leaving): Promise<void> => {
      setLeaving(how);
      inHand.current.serving?.enterCode('');
      await inHand.current.serving?.flush();
      try {
        show(await desk[how]({}));
        setLeaving(null);
        if (how === 'signOut') go({ screen: 'home' });
      } catch (failure) {
        // The curtain stays: what the operator wanted hidden is hidden, though the desk could not be told.
        noteFailure(failure);
      }
    },
    [desk, show, noteFailure],
  );
  const leaveAgain = useCallback(() => {
    if (leaving) void leave(leaving);
  }, [leaving, leave]);
  useReturn(leaveAgain);

  if (!overview)
    return (
      <Frame>
        <Room label={words.window.name}>{null}</Room>
      </Frame>
    );
  const { session } = overview;
  if (!session) {
    inHand.current = nobody('');
    if (leaving) setLeaving(null);
    return <SignIn />;
  }
  if (inHand.current.session !== identity(session)) inHand.current = nobody(identity(session));

  if (session.locked || leaving)
    return (
      <Curtain
        isSaved={!silent && !isUnsaved(inHand.current)}
        onOpen={() => setLeaving(null)}
        onOther={() => void leave('signOut')}
      />
    );
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

const isUnsaved = ({ serving, unsaved }: InHand): boolean =>
  unsaved.size > 0 || (serving?.isUnsaved() ?? false);
