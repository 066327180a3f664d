import { useWords } from '../words/words.tsx';
import { accountSays } from './account.ts';
import styles from './citizen-band.module.css';
import { iinOf, type Work } from './work.ts';

type PersonNames = Readonly<{ surname: string; givenName: string; patronymic: string | null }>;

/** How much room a name takes: the longest must leave the code's boxes on the screen. */
const lengthOf = ({ surname, givenName, patronymic }: PersonNames): 'short' | 'long' | 'longest' => {
  if (surname.length + givenName.length + (patronymic?.length ?? 0) > 80) return 'longest';
  return surname.length + givenName.length > 30 ? 'long' : 'short';
};

/** The person as the centre knows them, large, to compare with the document; and their account. */
export function Person({
  work,
  iin,
}: {
  work: Work /** Shown beside the name where there is no field for it. */;
  iin?: string;
}) {
  const { words } = useWords();
  const texts = words.registration;
  const lookup = work.view?.state.lookup;
  if (work.doing === 'accept-statements' || work.doing === 'look-up')
    return (
      <p className={styles.looking} role="status">
        {texts.lookingUp}
      </p>
    );
  if (!lookup || !work.draft.statements || lookup.person.iin !== iinOf(work.draft)) return null;
  const { person, account } = lookup;
  return (
    <div className={styles.person} role="status">
      <p className={styles.compare}>{iin ? `${texts.field.iin} ${iin}` : texts.compare}</p>
      <p className={styles.name} data-long={lengthOf(person)}>
        <strong>{person.surname}</strong> {person.givenName}{' '}
        {person.patronymic ?? <span className={styles.without}>{texts.noPatronymic}</span>}
      </p>
      <p className={styles.account} data-account={account.state}>
        {accountSays(work, words)}
      </p>
    </div>
  );
}
