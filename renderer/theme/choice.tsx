import { useId } from 'react';
import styles from './choice.module.css';

/** A few choices side by side, one of them taken: native radio buttons, so arrow keys and readers know them. */
export function Choice<Value extends string>({
  label,
  options,
  value,
  onChange,
}: {
  label: string;
  options: readonly { value: Value; label: string; sign?: string; lang?: string }[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.choice}>
      <legend className="hidden-text">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className={styles.option}
          lang={option.lang}
          title={option.sign && option.label}
        >
          <input
            type="radio"
            name={name}
            className={styles.radio}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className={styles.text}>
            {option.sign ? (
              <>
                <span aria-hidden="true">{option.sign}</span>
                <span className="hidden-text">{option.label}</span>
              </>
            ) : (
              option.label
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
