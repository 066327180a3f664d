/** Answers that are still awaited, by the number that was sent with the question. */
export interface Pending<Answer> {
  /** A new number, and the promise of its answer. */
  ask(): { id: number; answer: Promise<Answer> };
  /** Gives an answer; a number that nobody awaits is passed over. */
  settle(id: number, answer: Answer): void;
  /** Gives the same answer to everyone who still waits. */
  settleAll(answer: Answer): void;
}

export function createPending<Answer>(): Pending<Answer> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let next = 0;
  return {
    ask() {
      const id = next++;
      const { promise, resolve } = Promise.withResolvers<Answer>();
      waiting.set(id, resolve);
      return { id, answer: promise };
    },
    settle(id, answer) {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
    settleAll(answer) {
      for (const resolve of waiting.values()) resolve(answer);
      waiting.clear();
    },
  };
}
