import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Citizen, citizens } from '../../demo/citizens.ts';
import { shortCode } from '../../forms/confirmation.ts';
import { plainStyle } from '../../src/application/paper-style.ts';
import type { DeskOutput } from '../../src/contract/desk.ts';
import { dateAtCounter, instantOf } from '../../src/contract/instant.ts';
import { paperTexts } from '../../src/language/papers.ts';
import type { Paper } from '../../src/registration/state.ts';
import { wrongDigits } from '../fixtures/counter.ts';
import { mannedDesk } from '../fixtures/manned-desk.ts';
import { canReadBack, codesOf, joined, textOf } from './read-back.ts';

const here = mannedDesk();
const day = dateAtCounter(instantOf(Date.now()));
const bothLarge = { bilingual: true, largePrint: true };

beforeEach(async () => void (await here.signIn()));

const tray = () => join(here.office.prepared.folder, 'tray');
const sheets = () =>
  readdirSync(tray())
    .filter((name) => name.endsWith('.pdf'))
    .sort()
    .map((name) => readFileSync(join(tray(), name)));

/** A printer that nobody finds: a file stands where its folder was. */
function unplug(): void {
  renameSync(tray(), `${tray()}-unplugged`);
  writeFileSync(tray(), '');
}
function plugIn(): void {
  rmSync(tray());
  renameSync(`${tray()}-unplugged`, tray());
}

const fault = (work: Promise<unknown>): Promise<{ code: string; details: unknown } | 'none'> =>
  work.then(
    () => 'none',
    ({ code, details }) => ({ code, details }),
  );

const last = ({ state }: { state: { papers: readonly Paper[] } }): Paper => state.papers.at(-1) as Paper;
const bytes = async (registrationId: string, { paperId }: Paper): Promise<Buffer> =>
  Buffer.from((await here.call('paper', { registrationId, paperId })).pdf, 'base64');
const handout = (kind: 'refusal-notice' | 'confirmation' | 'agreement') =>
  ({ kind, language: 'kk', style: plainStyle }) as const;

describe('a paper that did not come out', () => {
  afterEach(() => void (readdirSync(here.office.prepared.folder).includes('tray-unplugged') && plugIn()));

  test('is never said to be printed, and its second try is the same paper', async () => {
    const { registrationId, draft } = await here.takeIn(citizens.withAccount);
    unplug();
    const failed = last(await here.call('printApplication', { registrationId, draft }));
    expect(failed).toMatchObject({ progress: 'not-printed', printFault: 'printer-missing', copies: 1 });
    const again = await here.call('printPaper', { registrationId, paperId: failed.paperId, reason: null });
    expect(last(again)).toMatchObject({ progress: 'not-printed', copies: 2 });
    plugIn();
    const before = sheets().length;
    const out = await here.call('printPaper', { registrationId, paperId: failed.paperId, reason: null });
    expect(out.state.papers).toHaveLength(1);
    expect(last(out)).toMatchObject({ paperId: failed.paperId, progress: 'handed-to-printer', copies: 3 });
    expect(last(out).duplicate).toBeUndefined();
    expect(sheets().slice(before)).toEqual([await bytes(registrationId, failed)]);
  });
});

describe('a paper that the operator has confirmed', () => {
  async function confirmed() {
    const { registrationId, draft } = await here.takeIn(citizens.noPatronymic);
    const style = { bilingual: true, largePrint: false };
    const { state } = await here.call('printApplication', { registrationId, draft: { ...draft, style } });
    const { paperId } = state.papers[0] as Paper;
    await here.call('confirmPaper', { registrationId, paperId });
    return { registrationId, paperId };
  }

  test('is printed again for a reason only, as a duplicate of its own with its number and date', async () => {
    const { registrationId, paperId } = await confirmed();
    expect(await fault(here.call('printPaper', { registrationId, paperId, reason: null }))).toEqual({
      code: 'reprint-reason-missing',
      details: { paperId },
    });
    const reason = 'the citizen asked for a second one';
    const second = last(await here.call('printPaper', { registrationId, paperId, reason }));
    expect(second).toMatchObject({
      kind: 'application',
      style: { bilingual: true, largePrint: false },
      progress: 'handed-to-printer',
      duplicate: { of: paperId, copy: 2, reason },
    });
    expect(sheets().at(-1)).toEqual(await bytes(registrationId, second));
  });

  test('is no first copy a second time: an unchanged application is the same paper, a changed one another', async () => {
    const { registrationId, draft } = await here.takeIn(citizens.numberTaken);
    const print = (changes: Partial<typeof draft> = {}) =>
      here.call('printApplication', { registrationId, draft: { ...draft, ...changes } });
    const first = last(await print());
    expect(last(await print())).toMatchObject({ paperId: first.paperId, copies: 2 });
    await here.call('takeApplication', { registrationId });
    expect(await fault(print())).toMatchObject({ code: 'reprint-reason-missing' });
    expect((await here.call('registration', { registrationId })).state.phase).toBe('taken');
    const large = await print({ style: { bilingual: false, largePrint: true } });
    expect(large.state.phase).toBe('open');
    expect(last(large).paperId).not.toBe(first.paperId);
    expect(large.state.applicationNumber).not.toBeNull();
  });

  test('has one duplicate until that one came out; the next number follows it, whichever copy is at hand', async () => {
    const { registrationId, paperId } = await confirmed();
    const print = async (wanted: string) =>
      last(await here.call('printPaper', { registrationId, paperId: wanted, reason: 'a jam' }));
    const second = await print(paperId);
    expect((await print(paperId)).paperId).toBe(second.paperId);
    await here.call('confirmPaper', { registrationId, paperId: second.paperId });
    const third = await print(second.paperId);
    expect(third.duplicate).toEqual({ of: paperId, copy: 3, reason: 'a jam' });
  });

  test.skipIf(!canReadBack)(
    'says on every page of a duplicate, in both languages, that it is one',
    async () => {
      const { registrationId, paperId } = await confirmed();
      const first = await bytes(registrationId, { paperId } as Paper);
      const again = await here.call('printPaper', { registrationId, paperId, reason: 'a jam' });
      const duplicate = await bytes(registrationId, last(again));
      const date = day.split('-').reverse().join('.');
      expect(joined(textOf(duplicate, 'top margin'))).toContain(
        joined('ТЕЛНҰСҚА / ДУБЛИКАТ', `2-дана / экз. 2, ${date}`),
      );
      expect(textOf(first, 'top margin')).not.toMatch(/ТЕЛНҰСҚА|ДУБЛИКАТ/);
      expect(textOf(duplicate, 'body')).toBe(textOf(first, 'body'));
    },
  );
});

describe('what a citizen takes home', () => {
  async function refused(citizen: Citizen) {
    const { registrationId, password } = await here.askForPassword(citizen);
    return here.call('sign', { registrationId }, wrongDigits(password));
  }

  test('is previewed as the very bytes that are printed', async () => {
    const { state } = await refused(citizens.hyphens);
    const { registrationId } = state;
    for (const kind of ['refusal-notice', 'agreement'] as const) {
      const input = { registrationId, ...handout(kind), style: bothLarge };
      const preview = await here.call('previewHandout', input);
      const printed = last(await here.call('printHandout', input));
      expect(printed).toMatchObject({ kind, style: bothLarge, pages: preview.pages });
      expect(sheets().at(-1)).toEqual(Buffer.from(preview.pdf, 'base64'));
    }
  });

  test.skipIf(!canReadBack)('tells after a refusal what happened and what can be done', async () => {
    const { state } = await refused(citizens.longName);
    const { registrationId } = state;
    const input = { registrationId, ...handout('refusal-notice') };
    const text = joined(
      textOf(await bytes(registrationId, last(await here.call('printHandout', input))), 'body'),
    );
    const texts = paperTexts.kk.refusalNotice;
    expect(text).toContain(joined(texts.reasons['one-time-password-wrong'], texts.unchanged));
    expect(text).toContain(joined(texts.correct));
    expect(text).toContain(joined(texts.triesLeft, String(state.refusal?.triesLeft)));
  });

  test('is drawn where the registration stands, and nowhere else', async () => {
    const { registrationId } = await here.takeIn(citizens.latinName);
    for (const kind of ['refusal-notice', 'confirmation'] as const)
      for (const operation of ['previewHandout', 'printHandout'] as const)
        expect(await fault(here.call(operation, { registrationId, ...handout(kind) }))).toMatchObject({
          code: 'act-not-possible',
        });
    const agreement = await here.call('printHandout', { registrationId, ...handout('agreement') });
    expect(last(agreement)).toMatchObject({ kind: 'agreement', progress: 'handed-to-printer' });
  });

  test('is the same paper while nothing in it has changed, and another one in another style', async () => {
    const { registrationId } = await here.takeIn(citizens.apostrophe);
    const print = (style = plainStyle) =>
      here.call('printHandout', { registrationId, ...handout('agreement'), style });
    const { paperId } = last(await print());
    expect(last(await print())).toMatchObject({ paperId, copies: 2 });
    const large = last(await print(bothLarge));
    expect(large.paperId).not.toBe(paperId);
    await here.call('confirmPaper', { registrationId, paperId });
    expect(await fault(print())).toEqual({ code: 'reprint-reason-missing', details: { paperId } });
  });

  test.skipIf(!canReadBack)('confirms a registration by the hashes of request and receipt', async () => {
    const { state } = await here.serve(citizens.secondPass);
    const { registrationId, request, applicationNumber } = state;
    const input = { registrationId, ...handout('confirmation'), language: 'ru' as const };
    const pdf = await bytes(registrationId, last(await here.call('printHandout', input)));
    expect(codesOf(pdf).sort()).toEqual([
      `CODE-128:${applicationNumber?.replaceAll('-', '')}`,
      `QR-Code:${applicationNumber} ${request?.hash.toUpperCase()}`,
    ]);
    const text = joined(textOf(pdf, 'body'));
    expect(text).toContain(joined(shortCode(request?.hash ?? '')));
    expect(text).toContain(joined(paperTexts.ru.confirmation.accountExisted));
  });
});

describe('the account slip (clause 8)', () => {
  test('is wiped with every duplicate of it once it is handed over', async () => {
    const { state } = await here.serve(citizens.withoutAccount);
    const { registrationId } = state;
    const { paperId } = last(await here.call('printSlip', { registrationId }));
    await here.call('confirmPaper', { registrationId, paperId });
    expect(await fault(here.call('printSlip', { registrationId }))).toMatchObject({
      code: 'reprint-reason-missing',
    });
    const duplicate = last(await here.call('printPaper', { registrationId, paperId, reason: 'torn' }));
    expect(duplicate).toMatchObject({ kind: 'account-slip', duplicate: { of: paperId, copy: 2 } });
    await here.call('handOverSlip', { registrationId });
    for (const wiped of [paperId, duplicate.paperId]) {
      expect(await fault(here.call('paper', { registrationId, paperId: wiped }))).toMatchObject({
        code: 'paper-unknown',
      });
      const again = here.call('printPaper', { registrationId, paperId: wiped, reason: 'lost' });
      expect(await fault(again)).toMatchObject({ code: 'paper-unknown' });
    }
  });
});

describe('the daily register', () => {
  const print = (reason: string | null = null): Promise<DeskOutput<'printRegister'>> =>
    here.call('printRegister', { day, language: 'ru', style: plainStyle, reason });

  test('is the same paper while the day has not changed, a duplicate once it was confirmed, and a new one after', async () => {
    await here.takeIn(citizens.elderly);
    const first = (await print()).papers.at(-1) as Paper;
    expect(first).toMatchObject({ kind: 'daily-register', progress: 'handed-to-printer', copies: 1 });
    expect((await print()).papers.at(-1)).toMatchObject({ paperId: first.paperId, copies: 2 });
    await here.call('confirmRegister', { day, paperId: first.paperId });
    expect(await fault(print())).toEqual({
      code: 'reprint-reason-missing',
      details: { paperId: first.paperId },
    });
    const duplicate = (await print('for the archive')).papers.at(-1) as Paper;
    expect(duplicate.duplicate).toEqual({ of: first.paperId, copy: 2, reason: 'for the archive' });
    const { registrationId, draft } = await here.takeIn(citizens.dateDoubt);
    await here.call('printApplication', { registrationId, draft });
    const next = (await print()).papers.at(-1) as Paper;
    expect(next.duplicate).toBeUndefined();
    expect((await here.call('register', { day })).papers.map(({ paperId }) => paperId)).toEqual([
      ...[first.paperId, duplicate.paperId, next.paperId],
    ]);
  });

  test.skipIf(!canReadBack)(
    'has every number that was issued, and nothing of the citizens in another operator’s unfinished work',
    async () => {
      const { registrationId, draft } = await here.takeIn(citizens.changesNumber);
      const { state } = await here.call('printApplication', { registrationId, draft });
      const textFor = async (): Promise<string> => {
        const { pdf } = await here.call('previewRegister', { day, language: 'ru', style: plainStyle });
        return joined(textOf(Buffer.from(pdf, 'base64'), 'page'));
      };
      const own = await textFor();
      expect(own).toContain(joined(citizens.changesNumber.surname));
      await here.signIn('daniyar');
      const other = await textFor();
      expect(other).toContain(state.applicationNumber);
      expect(other).toContain(joined(paperTexts.ru.register.withheld));
      expect(other).not.toContain(joined(citizens.changesNumber.surname));
      // What was signed is the window's: the same for both.
      for (const text of [own, other]) expect(text).toContain(joined(citizens.withoutAccount.surname));
    },
  );

  test('of a day without registrations is a paper too, and an unknown one can’t be confirmed', async () => {
    const empty = { day: '2020-01-01', language: 'kk', style: plainStyle } as const;
    expect((await here.call('previewRegister', empty)).pages).toBe(1);
    const { papers } = await here.call('register', { day });
    const paperId = papers[0]?.paperId ?? '';
    expect(await fault(here.call('confirmRegister', { day: '2020-01-01', paperId }))).toMatchObject({
      code: 'paper-unknown',
    });
  });
});
