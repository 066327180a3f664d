import { useState } from 'react';
import type { DeskInput } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { PlainDate } from '../../src/contract/instant.ts';
import type { RegisterView } from '../../src/contract/views.ts';
import { useDesk } from '../desk/desk.tsx';
import type { PaperChoice } from '../registration/paper-choice.ts';
import { useAct } from '../use-act.ts';
import { lastRegister, registerStyle } from './register.ts';

/** What can be done with a day's register. */
export function useRegister(day: PlainDate, view: RegisterView | null, show: (view: RegisterView) => void) {
  const { desk, saveFile } = useDesk();
  const [choice, setChoice] = useState<PaperChoice>('kk');
  const [askingReason, setAskingReason] = useState(false);
  const [showing, setShowing] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const { busy, fault, run } = useAct();
  const how = registerStyle(choice);

  const print = async (reason: string | null): Promise<void> => {
    try {
      show(await desk.printRegister({ day, ...how, reason }));
    } catch (failure) {
      // The day has not changed since its register came out: this would be a duplicate.
      if (!(failure instanceof Fault) || failure.code !== 'reprint-reason-missing') throw failure;
      setAskingReason(true);
    }
  };
  const confirm = async (): Promise<void> => {
    const paper = view && lastRegister(view);
    if (paper) show(await desk.confirmRegister({ day, paperId: paper.paperId }));
  };
  const save = async (format: DeskInput<'exportRegister'>['format']): Promise<void> => {
    setSaved(null);
    setSaved(await saveFile(await desk.exportRegister({ day, format, language: how.language })));
  };
  return {
    ...{ choice, setChoice, askingReason, showing, saved, busy, fault },
    load: () => desk.previewRegister({ day, ...how }),
    print: () => void run(() => print(null)),
    printDuplicate: (reason: string) => print(reason),
    confirm: () => void run(confirm),
    save: (format: 'xlsx' | 'csv') => void run(() => save(format)),
    openPreview: () => setShowing(true),
    closePreview: () => setShowing(false),
    dropReason: () => setAskingReason(false),
  };
}

export type RegisterInHand = ReturnType<typeof useRegister>;
