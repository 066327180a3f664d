import { draftFaults } from '../../src/application/draft.ts';
import { formatIin, iinDateDoubt } from '../../src/application/iin.ts';
import { latinLookAlikes } from '../../src/application/names.ts';
import { useWords } from '../words/words.tsx';
import bandStyles from './band.module.css';
import { Band } from './band.tsx';
import { BandFault } from './band-fault.tsx';
import type { BandState } from './band-state.ts';
import styles from './citizen-band.module.css';
import { namesAreTyped } from './cursor.ts';
import { Field } from './field.tsx';
import { InHandNote } from './in-hand-note.tsx';
import { MarkedName } from './marked-name.tsx';
import { Person } from './person.tsx';
import type { Place } from './places.ts';
import { isAnotherPerson } from './possible.ts';
import { isScan, isScanning, scanFault } from './scanned.ts';
import type { Serving } from './serve.ts';
import { useStuckScan } from './use-stuck-scan.ts';
import { iinOf, type Work } from './work.ts';

interface Props {
  readonly serving: Serving;
  readonly work: Work;
  readonly state: BandState;
  readonly cursor: Place | null;
  readonly asked: Place | null;
  readonly editable: boolean;
}

/** Who applies: the IIN as it is typed, then the person to compare with the document. */
export function CitizenBand({ serving, work, state, cursor, asked, editable }: Props) {
  const { words } = useWords();
  const texts = words.registration;
  const { draft } = work;
  const faults = draftFaults(draft);
  const iin = iinOf(draft);
  const isStuck = useStuckScan(draft.iin);
  const shown = iin && cursor !== 'iin' ? formatIin(iin) : draft.iin;
  if (!editable)
    return (
      <Band title={texts.bands.citizen} state={state}>
        <Person work={work} iin={shown} />
      </Band>
    );
  return (
    <Band title={texts.bands.citizen} state={state}>
      <div className={styles.iin}>
        <Field
          place="iin"
          label={texts.field.iin}
          value={shown}
          onText={(text) => serving.type('iin', text)}
          fault={scanFault(draft.iin) ?? faults.iin}
          asked={asked === 'iin' || isStuck}
          centre={centreSays(work, words)}
          takes="document"
        />
        <Person work={work} />
      </div>
      {iin && iinDateDoubt(iin) && (
        <p className={styles.doubt} role="status">
          {texts.iinDateDoubt}
        </p>
      )}
      {isScan(draft.iin) && isScanning(draft.iin) && !isStuck && (
        <p className={bandStyles.quiet} role="status">
          {texts.scanning}
        </p>
      )}
      {isAnotherPerson(work) && (
        <p className={styles.doubt} role="status">
          {texts.otherPerson}
        </p>
      )}
      <InHandNote work={work} same="citizen" />
      {iin && work.card?.iin === iin && (
        <p className={bandStyles.quiet}>
          {texts.latinName} <span lang="en">{work.card.latinName}</span>
        </p>
      )}
      <BandFault work={work} band="citizen" />
      {namesAreTyped(work) && <Names serving={serving} work={work} asked={asked} />}
    </Band>
  );
}

/** The centre's word about the IIN, for as long as the field holds the IIN that it spoke of. */
function centreSays({ view, draft }: Work, words: ReturnType<typeof useWords>['words']) {
  const returned = view?.state.returned?.reason === 'iin-unknown';
  const sameIin = view?.state.application?.applicant.iin === iinOf(draft);
  return returned && sameIin ? words.states.returned['iin-unknown'].what : undefined;
}

function Names({ serving, work, asked }: Pick<Props, 'serving' | 'work' | 'asked'>) {
  const { words } = useWords();
  const texts = words.registration;
  const faults = draftFaults(work.draft);
  const why = work.lookUpFault === 'line-down' ? texts.typeNames.offline : texts.typeNames.failed;
  return (
    <>
      <p className={bandStyles.quiet}>{why}</p>
      <div className={bandStyles.row}>
        {(['surname', 'givenName', 'patronymic'] as const).map((field) => (
          <Field
            key={field}
            place={field}
            label={texts.field[field]}
            {...(field === 'patronymic' && { optional: texts.ifAny })}
            value={work.draft[field]}
            onText={(text) => serving.type(field, text)}
            fault={faults[field]}
            asked={asked === field}
            note={latinNote(work.draft[field], texts.latinLetters)}
          />
        ))}
      </div>
    </>
  );
}

function latinNote(name: string, says: (count: number) => string) {
  const places = latinLookAlikes(name);
  if (places.length === 0) return undefined;
  return (
    <>
      <MarkedName name={name} places={places} /> {says(places.length)}
    </>
  );
}
