import { type CitizenView, FromCitizen, repeatAfter, silence } from './message.ts';

/** What the two sides need of a BroadcastChannel. */
export type Channel = Pick<BroadcastChannel, 'postMessage' | 'addEventListener' | 'close'>;

export interface Teller {
  /** Shows a view from now on; null is nothing. */
  show(view: CitizenView | null): void;
  /** Blanks the citizen's screen and says no more. */
  close(): void;
}

/**
 * The operator's side: says what is to be shown at once and again every while. `onScreen` hears
 * whether there is a screen that shows it.
 */
export function tellCitizen(channel: Channel, onScreen: (isOpen: boolean) => void): Teller {
  let view: CitizenView | null = null;
  let heardAt = 0;
  const say = (): void => channel.postMessage({ say: 'show', view });
  channel.addEventListener('message', ({ data }) => {
    const message = FromCitizen.safeParse(data);
    if (!message.success) return;
    heardAt = Date.now();
    onScreen(message.data.say !== 'bye');
    if (message.data.say === 'hello') say();
  });
  const repeating = setInterval(() => {
    say();
    if (Date.now() - heardAt > silence) onScreen(false);
  }, repeatAfter);
  return {
    show(next) {
      view = next;
      say();
    },
    close() {
      clearInterval(repeating);
      view = null;
      say();
      channel.close();
    },
  };
}
