import { type CitizenView, silence, ToCitizen } from './message.ts';
import type { Channel } from './tell.ts';

/**
 * The citizen's side: hears what is to be shown. When the operator's window falls silent, closed or
 * crashed, nothing of the citizen stays on the screen. Answers how to stop.
 */
export function listenToDesk(channel: Channel, onView: (view: CitizenView | null) => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  channel.addEventListener('message', ({ data }) => {
    const message = ToCitizen.safeParse(data);
    if (!message.success) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => onView(null), silence);
    onView(message.data.view);
    channel.postMessage({ say: 'here' });
  });
  channel.postMessage({ say: 'hello' });
  return () => {
    clearTimeout(waiting);
    channel.postMessage({ say: 'bye' });
    channel.close();
  };
}
