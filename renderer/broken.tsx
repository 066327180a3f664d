import { Component, type ReactNode } from 'react';
import { Fault } from '../src/contract/fault.ts';
import { BottomBar } from './frame/bottom-bar.tsx';
import { Alone, Room } from './frame/frame.tsx';
import { FaultNote, Note } from './theme/fault-note.tsx';
import { useWords } from './words/words.tsx';

interface Props {
  /** Leads to another screen; absent where there is none to go to. */
  readonly onHome?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** Stands in for a screen that could not be drawn, and lets one try again: the screens around it stay. */
export class Broken extends Component<Props, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('nothing was thrown') };
  }

  override render() {
    const { error }: { error: unknown } = this.state;
    if (error === null) return this.props.children;
    // Code that could not be fetched is not asked for again by React.
    const retry = error instanceof Fault ? () => location.reload() : () => this.setState({ error: null });
    return <Apology error={error} onRetry={retry} onHome={this.props.onHome} />;
  }
}

function Apology({
  error,
  onRetry,
  onHome,
}: {
  error: unknown;
  onRetry: () => void;
  onHome: (() => void) | undefined;
}) {
  const { words } = useWords();
  return (
    <>
      <Room label={words.window.name}>
        <Alone title={words.window.name}>
          {error instanceof Fault ? (
            <FaultNote code={error.code} details={error.details} />
          ) : (
            <Note {...words.window.broken} />
          )}
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
