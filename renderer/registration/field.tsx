import { type ChangeEvent, type ReactNode, useState } from 'react';
import type { Takes } from '../keys/any-layout.ts';
import controls from '../theme/controls.module.css';
import { Mark } from '../theme/mark.tsx';
import { TextInput } from '../theme/text-input.tsx';
import { useWords } from '../words/words.tsx';
import type { Place } from './places.ts';
import { type FieldFault, visibleFault } from './visible-fault.ts';

export interface FieldProps {
  readonly place: Place;
  readonly label: string;
  readonly value: string;
  readonly onText: (text: string, input: HTMLInputElement) => void;
  readonly fault: FieldFault | undefined;
  /** The operator has asked to go on with this field as it is: then its fault is said whatever it is. */
  readonly asked: boolean;
  /** What is to be looked at, but stands in nobody's way. */
  readonly note?: ReactNode;
  /** A fault that the centre found, in its own words. */
  readonly centre?: string | undefined;
  readonly optional?: string;
  readonly placeholder?: string;
  /** What the field takes where that is not just any text: typed so under every keyboard layout. */
  readonly takes?: Takes;
}

/** A field that answers as it is typed: its fault in one sentence, a tick when it is right. */
export function Field(props: FieldProps) {
  const { words } = useWords();
  const [left, setLeft] = useState(false);
  const [focused, setFocused] = useState(false);
  const shown = visibleFault(props.fault, props.value, { asked: props.asked, left: left && !focused });
  const error = props.centre ?? (shown && words.registration.fieldFault[shown]);
  const right = props.value !== '' && !props.fault && !props.centre;
  return (
    <TextInput
      data-place={props.place}
      label={
        <>
          {props.label}
          {props.optional && <span className={controls.optional}> · {props.optional}</span>}
        </>
      }
      value={props.value}
      onChange={(event: ChangeEvent<HTMLInputElement>) =>
        props.onText(event.currentTarget.value, event.currentTarget)
      }
      onFocus={() => setFocused(true)}
      onBlur={() => {
        setFocused(false);
        setLeft(true);
      }}
      error={error}
      note={props.note}
      mark={right && <Mark shape="tick" />}
      placeholder={props.placeholder ?? ''}
      data-takes={props.takes}
      inputMode={props.takes ? 'numeric' : 'text'}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
