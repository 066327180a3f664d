/** Something that may be called as often as one likes, and is done at once but at most every so often. */
export interface Paced {
  call(): void;
  stop(): void;
}

/** `pause` in milliseconds. What is called during a pause is done at its end, once. */
export function atMostEvery(pause: number, act: () => void): Paced {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let again = false;
  const call = (): void => {
    if (timer !== null) {
      again = true;
      return;
    }
    act();
    timer = setTimeout(() => {
      timer = null;
      if (again) {
        again = false;
        call();
      }
    }, pause);
  };
  return {
    call,
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
