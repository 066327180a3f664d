/**
 * Says on standard error that something unforeseen happened. Messages of errors may carry what was
 * typed, so only the kind of error and the places in the code are said.
 */
export function reportError(error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error ? ` ${String(error.code)}` : '';
  const places =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  console.error([`unexpected ${name}${code}`, ...places].join('\n'));
}
