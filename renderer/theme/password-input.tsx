import { type ComponentProps, useId, useState } from 'react';
import { useWords } from '../words/words.tsx';
import controls from './controls.module.css';
import { Mark } from './mark.tsx';

interface Props extends Omit<ComponentProps<'input'>, 'type' | 'className'> {
  readonly label: string;
}

/** A password, hidden until its owner asks to see it. Browsers are told to keep nothing of it. */
export function PasswordInput({ label, ...input }: Props) {
  const { words } = useWords();
  const id = useId();
  const [shown, setShown] = useState(false);
  return (
    <div>
      <label className={controls.label} htmlFor={id}>
        {label}
      </label>
      <div className={controls.inputWrapper}>
        <input
          {...input}
          id={id}
          type={shown ? 'text' : 'password'}
          className={`${controls.input} ${controls.password}`}
          autoComplete="off"
          spellCheck={false}
        />
        <span className={controls.section}>
          <button
            type="button"
            className={controls.visibility}
            aria-label={words.window.signIn.showPassword}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            <Mark shape={shown ? 'eyeShut' : 'eye'} />
          </button>
        </span>
      </div>
    </div>
  );
}
