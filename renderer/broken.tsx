import { Component, type ReactNode } from 'react';
import { BottomBar } from './frame/bottom-bar.tsx';
import { Alone, Room } from './frame/frame.tsx';
import { Note } from './theme/fault-note.tsx';
import { useWords } from './words/words.tsx';

interface Props {
  /** Leads to another screen; absent where there is none to go to. */
  readonly onHome?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** Stands in for a screen that could not be drawn, and lets one try again: the screens around it stay. */
export class Broken extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return <Apology onRetry={() => this.setState({ broken: false })} onHome={this.props.onHome} />;
  }
}

function Apology({ onRetry, onHome }: { onRetry: () => void; onHome: (() => void) | undefined }) {
  const { words } = useWords();
  return (
    <>
      <Room label={words.window.name}>
        <Alone title={words.window.name}>
          <Note {...words.window.broken} />
        </Alone>
      </Room>
      <BottomBar
        keys={[
          { key: 'Enter', says: words.window.tryAgain, does: onRetry },
          { key: 'Escape', says: words.window.home, does: onHome ?? null },
        ]}
      />
    </>
  );
}
