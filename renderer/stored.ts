/** A choice remembered on this computer, if it is still one of those that exist. Nothing about citizens is ever kept here. */
export function stored<Choice extends string>(name: string, choices: readonly Choice[]): Choice | null {
  const value = localStorage.getItem(name);
  return choices.find((choice) => choice === value) ?? null;
}

/** Remembers a choice on this computer. */
export const store = (name: string, choice: string): void => localStorage.setItem(name, choice);
