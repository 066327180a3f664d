import { useLayoutEffect, useRef } from 'react';
import { draftFaults } from '../../src/application/draft.ts';
import { formatSubscriberNumber, parseSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { unbroken } from '../../src/language/format.ts';
import { Mark } from '../theme/mark.tsx';
import { useWords } from '../words/words.tsx';
import { connectedTo } from './account.ts';
import bandStyles from './band.module.css';
import { Band } from './band.tsx';
import { BandFault } from './band-fault.tsx';
import type { BandState } from './band-state.ts';
import { caretAfterDigits, digitsBefore } from './caret.ts';
import { Field } from './field.tsx';
import { InHandNote } from './in-hand-note.tsx';
import styles from './number-band.module.css';
import type { Place } from './places.ts';
import type { Serving } from './serve.ts';
import type { Work } from './work.ts';

/** The number to be connected, shaped as it is typed, and the optional e-mail address. */
export function NumberBand({
  serving,
  work,
  state,
  cursor,
  asked,
  editable,
}: {
  serving: Serving;
  work: Work;
  state: BandState;
  cursor: Place | null;
  asked: Place | null;
  editable: boolean;
}) {
  const { words } = useWords();
  const texts = words.registration;
  const faults = draftFaults(work.draft);
  const number = parseSubscriberNumber(work.draft.subscriberNumber);
  const caret = useRef<{ input: HTMLInputElement; digits: number } | null>(null);
  useLayoutEffect(() => {
    if (!caret.current) return;
    const { input, digits } = caret.current;
    caret.current = null;
    const at = caretAfterDigits(input.value, digits);
    input.setSelectionRange(at, at);
  });
  const typeNumber = (text: string, input: HTMLInputElement): void => {
    const at = input.selectionStart ?? text.length;
    if (at < text.length) caret.current = { input, digits: digitsBefore(text, at) };
    serving.type('subscriberNumber', text);
  };
  const shown = number.ok ? formatSubscriberNumber(number.value) : work.draft.subscriberNumber;
  if (!editable)
    return (
      <Band title={texts.bands.number} state={state}>
        <p className={styles.decided}>
          <strong>{shown}</strong> {work.draft.email}
        </p>
      </Band>
    );
  return (
    <Band title={texts.bands.number} state={state}>
      <div className={styles.row}>
        <Field
          place="subscriberNumber"
          label={texts.field.subscriberNumber}
          value={cursor === 'subscriberNumber' ? work.draft.subscriberNumber : shown}
          onText={typeNumber}
          fault={faults.subscriberNumber}
          asked={asked === 'subscriberNumber'}
          centre={centreSays(work, words)}
          placeholder="+7 7__ ___ __ __"
          takes="telephone"
        />
        <Field
          place="email"
          label={texts.field.email}
          optional={texts.optional}
          value={work.draft.email}
          onText={(text) => serving.type('email', text)}
          fault={faults.email}
          asked={asked === 'email'}
          note={/\p{Script=Cyrillic}/u.test(work.draft.email) && texts.emailCyrillic}
        />
      </div>
      <ReplacesNote work={work} />
      <InHandNote work={work} same="number" />
      <BandFault work={work} band="number" />
    </Band>
  );
}

/** What the number does to the one that is connected: said before anything is printed. */
function ReplacesNote({ work }: { work: Work }) {
  const { words } = useWords();
  const texts = words.registration;
  const connected = connectedTo(work);
  if (!connected) return null;
  if (connected.is === 'replaced')
    return (
      <p className={styles.replaces} role="status">
        <Mark shape="alert" /> {texts.replaces(unbroken(connected.masked))}
      </p>
    );
  return (
    <p className={bandStyles.quiet} role="status">
      {connected.is === 'same' ? texts.alreadyConnected : texts.sameEnding}
    </p>
  );
}

/** The centre's word about the number, for as long as the field holds the number that it spoke of. */
function centreSays({ view, draft }: Work, words: ReturnType<typeof useWords>['words']) {
  const elsewhere = words.states.returned['number-connected-elsewhere'];
  const number = parseSubscriberNumber(draft.subscriberNumber);
  const same = number.ok && view?.state.application?.subscriberNumber === number.value;
  return same && view.state.returned?.reason === 'number-connected-elsewhere' ? elsewhere.what : undefined;
}
