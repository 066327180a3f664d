import { faultText } from '../../src/language/faults.ts';
import { useDesk } from '../desk/desk.tsx';
import { useWords } from '../words/words.tsx';
import { Note } from './fault-note.tsx';

/** Says that the desk doesn't answer, for as long as it doesn't. Stands on every screen and in every dialogue. */
export function SilentDesk() {
  const { words } = useWords();
  const { silent } = useDesk();
  return silent ? <Note {...faultText(words.faults, 'desk-silent', {})} /> : null;
}
