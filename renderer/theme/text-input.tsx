import { type ComponentProps, type ReactNode, useId } from 'react';
import controls from './controls.module.css';

interface Props extends Omit<ComponentProps<'input'>, 'className'> {
  /** Left out where the place says what it is for; then `aria-label` says it. */
  readonly label?: ReactNode;
  /** What is wrong, in one sentence. */
  readonly error?: ReactNode;
  /** What is to be looked at, but isn't wrong. */
  readonly note?: ReactNode;
  /** Stands at the end of the input. */
  readonly mark?: ReactNode;
  /** Of the whole field. */
  readonly className?: string | undefined;
}

/** A line of text with its label, and below it what there is to say of it, which is also announced. */
export function TextInput({ label, error, note, mark, className, ...input }: Props) {
  const id = useId();
  return (
    <div className={className}>
      {label && (
        <label className={controls.label} htmlFor={id}>
          {label}
        </label>
      )}
      <div className={controls.inputWrapper}>
        <input
          type="text"
          aria-invalid={Boolean(error)}
          aria-describedby={`${id}-error ${id}-note`}
          {...input}
          id={id}
          className={controls.input}
        />
        {mark && <span className={controls.section}>{mark}</span>}
      </div>
      <p id={`${id}-error`} className={controls.error} aria-live="polite">
        {error}
      </p>
      <div id={`${id}-note`} className={controls.note} aria-live="polite">
        {note}
      </div>
    </div>
  );
}
