import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { readDeskConfig } from '../../main/config.ts';
import { emptyDraft } from '../../src/application/draft.ts';
import { dateAtCounter, instantOf } from '../../src/contract/instant.ts';
import { wrongDigits } from '../fixtures/counter.ts';
import { mannedDesk } from '../fixtures/manned-desk.ts';
import { utf8 } from '../fixtures/utf8.ts';

const here = mannedDesk();
const today = () => dateAtCounter(instantOf(Date.now()));
const fault = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: { code?: string }) => error.code,
  );

test('nothing but the overview and the key files is answered before sign-in', async () => {
  expect(await fault(here.call('openRegistration', { language: 'kk' }))).toBe('session-required');
  expect(await fault(here.call('queue', {}))).toBe('session-required');
  expect((await here.call('keyFiles', {})).files).toHaveLength(2);
});

test('the desk tells the window by itself that it is alive, with nobody signed in', async () => {
  expect(await here.notice('beat')).toEqual({ notice: 'beat' });
});

test('a locked desk answers nothing about citizens, and unlocks with the same key', async () => {
  await here.signIn();
  await here.call('lock', {});
  expect(await fault(here.call('queue', {}))).toBe('locked');
  expect(await fault(here.call('unlock', {}, 'wrong'))).toBe('key-password-wrong');
  await here.call('unlock', {}, 'Tereze2026');
  expect((await here.call('queue', {})).items).toEqual([]);
});

test('a secret is taken where one is needed and refused elsewhere, and overwritten in any case', async () => {
  await here.signIn();
  const sealed = (password: string): Promise<Uint8Array> => here.sealFor('unlock', password);
  const given = [
    ['queue', () => sealed('Tereze2026'), 'input-invalid'],
    ['unlock', () => undefined, 'input-invalid'],
    ['unlock', () => new Uint8Array(), 'input-invalid'],
    ['unlock', () => new Uint8Array(4097).fill(0x31), 'input-invalid'],
    ['unlock', () => utf8('Tereze2026'), 'key-opening-cancelled'],
    ['unlock', () => sealed('1'.repeat(1025)), 'input-invalid'],
    ['unlock', () => sealed('1'.repeat(1024)), 'key-password-wrong'],
    ['unlock', () => sealed('Tereze2026'), 'none'],
  ] as const;
  for (const [name, make, expected] of given) {
    const secret = await make();
    const answer = await here.desk.call(name, {}, secret);
    expect(answer.ok ? 'none' : answer.fault.code).toBe(expected);
    expect(secret?.every((byte) => byte === 0) ?? true).toBe(true);
  }
});

test("another operator's unfinished registration is unknown", async () => {
  await here.signIn('aigul');
  const { registrationId, draft } = await here.takeIn(citizens.hyphens);
  await here.signIn('daniyar');
  expect(await fault(here.call('registration', { registrationId }))).toBe('registration-unknown');
  expect(await fault(here.call('saveDraft', { registrationId, draft }))).toBe('registration-unknown');
  expect(await fault(here.call('printApplication', { registrationId, draft }))).toBe('registration-unknown');
});

test('what the centre refused is seen by the next operator, who may end it and do nothing else with it', async () => {
  await here.signIn('aigul');
  const { registrationId, password } = await here.askForPassword(citizens.withAccount);
  const refused = await here.call('sign', { registrationId }, wrongDigits(password));
  const [paper] = refused.state.papers;
  await here.signIn('daniyar');
  const { rows } = await here.call('unfinished', {});
  expect(rows).toMatchObject([{ registrationId, phase: 'refused', mine: false }]);
  const view = await here.call('registration', { registrationId });
  expect(view.state).toMatchObject({ phase: 'refused', operator: { name: 'СЕРІКОВА АЙГҮЛ' } });
  const draft = view.draft ?? emptyDraft('kk');
  const style = { bilingual: false, largePrint: false };
  const notice = { registrationId, kind: 'refusal-notice' as const, language: 'kk' as const, style };
  const paperId = paper?.paperId ?? '';
  for (const refusal of [
    () => here.call('saveDraft', { registrationId, draft }),
    () => here.call('printApplication', { registrationId, draft }),
    () => here.call('sendOneTimePassword', { registrationId }),
    () => here.call('sign', { registrationId }, password),
    () => here.call('printHandout', notice),
    () => here.call('printPaper', { registrationId, paperId, reason: 'lost' }),
    () => here.call('confirmPaper', { registrationId, paperId }),
  ])
    expect(await fault(refusal())).toBe('registration-of-another');
  expect((await here.call('previewHandout', notice)).pages).toBe(1);
  expect((await here.call('paper', { registrationId, paperId })).pages).toBe(1);
  const ended = await here.call('abandon', {
    registrationId,
    reason: 'the citizen came back to another operator',
  });
  expect(ended.state.phase).toBe('abandoned');
  expect(ended.history.at(-1)).toMatchObject({ by: { name: 'ОСПАНОВ ДАНИЯР' } });
  expect((await here.call('unfinished', {})).rows).toEqual([]);
});

test('one person a registration: whom it looked up once is whom it is about', async () => {
  await here.signIn('aigul');
  const { registrationId, draft } = await here.takeIn(citizens.noPatronymic);
  const { policy } = await here.call('overview', {});
  const statementsVersion = policy?.statements.version ?? '';
  const { iin } = citizens.dateDoubt;
  const lookUp = here.call('lookUp', { registrationId, iin, statementsVersion });
  expect(await fault(lookUp)).toBe('registration-has-another-person');
  const print = here.call('printApplication', { registrationId, draft: { ...draft, iin } });
  expect(await fault(print)).toBe('registration-has-another-person');
  const again = here.call('lookUp', { registrationId, iin: citizens.noPatronymic.iin, statementsVersion });
  expect((await again).state.lookup?.person.surname).toBe(citizens.noPatronymic.surname);
  await here.call('abandon', { registrationId, reason: 'the citizen left' });
});

test('who has the citizen in hand is told, without the registration itself', async () => {
  await here.signIn('daniyar');
  const { registrationId } = await here.takeIn(citizens.hyphens);
  const { found } = await here.call('inHand', {
    registrationId,
    iin: citizens.hyphens.iin,
    subscriberNumber: '',
  });
  expect(found).toMatchObject([
    { same: 'citizen', where: 'here', operator: 'СЕРІКОВА АЙГҮЛ', registrationId: null },
  ]);
});

test('a registration that was served is in hand today for the next one, and is counted in the shift', async () => {
  await here.signIn();
  const first = await here.serve(citizens.withoutAccount);
  expect(first.state).toMatchObject({ phase: 'registered', slip: 'due' });
  const { registrationId } = await here.takeIn(citizens.withoutAccount);
  const { found } = await here.call('inHand', {
    registrationId,
    iin: citizens.withoutAccount.iin,
    subscriberNumber: citizens.withoutAccount.telephone,
  });
  expect(found.map(({ same, where, phase }) => `${same} ${where} ${phase}`).sort()).toEqual([
    'citizen here registered',
    'number here registered',
  ]);
  const shift = await here.call('shift', { day: today() });
  expect(shift).toMatchObject({ accountsCreated: 1, outcomes: { registered: 1 } });
  expect(shift.registeredByHour.reduce((sum, hour) => sum + hour, 0)).toBe(1);
  expect(shift.operators).toMatchObject([
    { name: 'СЕРІКОВА АЙГҮЛ', registered: 1, mine: true },
    { name: 'ОСПАНОВ ДАНИЯР', registered: 0, mine: false },
  ]);
});

test('replacements and look-ups without a request are counted for who made them', async () => {
  await here.signIn('daniyar');
  const figures = async () =>
    (await here.call('shift', { day: today() })).operators.find(({ mine }) => mine) ?? {
      ...{ registered: 0, replacements: 0, lookUpsWithoutRequest: 0 },
    };
  const before = await figures();
  const { registrationId } = await here.takeIn(citizens.secondPass);
  await here.call('abandon', { registrationId, reason: 'the citizen left' });
  const served = await here.serve(citizens.changesNumber);
  expect(served.state.phase).toBe('registered');
  expect(await figures()).toMatchObject({
    registered: before.registered + 1,
    replacements: before.replacements + 1,
    lookUpsWithoutRequest: before.lookUpsWithoutRequest + 1,
  });
});

test('refusals are counted by their reason', async () => {
  await here.signIn();
  const counted = async () =>
    (await here.call('shift', { day: today() })).refusals['one-time-password-wrong'];
  const before = await counted();
  const { registrationId, password } = await here.askForPassword(citizens.elderly);
  const refused = await here.call('sign', { registrationId }, wrongDigits(password));
  expect(refused.state.phase).toBe('refused');
  expect(await counted()).toBe(before + 1);
});

test('a one-time password of the wrong length is sent nowhere', async () => {
  await here.signIn();
  const { registrationId } = await here.askForPassword(citizens.apostrophe);
  expect(await fault(here.call('sign', { registrationId }, '12345'))).toBe('one-time-password-form');
  expect((await here.call('registration', { registrationId })).state.phase).toBe('password-sent');
});

test('the register leaves as a spreadsheet and as a text that spreadsheets read, without formulas', async () => {
  await here.signIn();
  const csv = await here.call('exportRegister', { day: today(), format: 'csv', language: 'ru' });
  const text = Buffer.from(csv.content, 'base64').toString();
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text).toContain(citizens.withoutAccount.surname);
  expect(text).not.toMatch(/(^|,)"?[=+@]/m);
  const xlsx = await here.call('exportRegister', { day: today(), format: 'xlsx', language: 'kk' });
  expect(xlsx.fileName).toBe(`0123-04-${today()}.xlsx`);
  expect(Buffer.from(xlsx.content, 'base64').subarray(0, 2).toString()).toBe('PK');
});

test('neither passwords nor one-time passwords stand in the journal or in the clear in the database', async () => {
  await here.signIn();
  const { registrationId, password } = await here.askForPassword(citizens.longName);
  const view = await here.call('sign', { registrationId }, password);
  expect(JSON.stringify(view.history)).not.toContain(password);
  const database = readFileSync(join(readDeskConfig(here.office.deskConfig).dataFolder, 'desk.db'));
  expect(database.includes(Buffer.from(citizens.longName.surname))).toBe(false);
});

test('settings are kept, and name a printer that there is', async () => {
  await here.signIn();
  expect(await here.call('printers', {})).toEqual({ names: ['tray'] });
  await here.call('saveSettings', {
    printer: 'tray',
    keyFolders: ['/media/key'],
    paperLanguage: 'ru' as const,
  });
  expect(await here.call('settings', {})).toEqual({
    printer: 'tray',
    keyFolders: ['/media/key'],
    paperLanguage: 'ru' as const,
  });
  expect((await here.call('keyFiles', {})).files).toHaveLength(2);
});
