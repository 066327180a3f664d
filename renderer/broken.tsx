import { Component, type ReactNode } from 'react';
import { Alone } from './frame/frame.tsx';
import { Note } from './theme/fault-note.tsx';
import { useWords } from './words/words.tsx';

/** Stands in for a screen that could not be drawn, so that nobody looks at a white page. */
export class Broken extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Apology /> : this.props.children;
  }
}

function Apology() {
  const { words } = useWords();
  return (
    <main>
      <Alone title={words.window.name}>
        <Note {...words.window.broken} />
      </Alone>
    </main>
  );
}
