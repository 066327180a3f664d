import { describe, expect, test } from 'vitest';
import { newWork, reduceWork, type Work, type WorkEvent } from '../../renderer/registration/work.ts';
import { Draft } from '../../src/application/draft.ts';
import { zoneOf } from '../fixtures/identity-card.ts';
import { begun, filled, life, returnedFor, viewOf, workOf } from './works.ts';

const through = (work: Work, ...events: WorkEvent[]): Work => events.reduce(reduceWork, work);

const type = (field: 'iin' | 'subscriberNumber' | 'surname', text: string): WorkEvent => ({
  type: 'typed',
  field,
  text,
});

describe('what is typed', () => {
  test('stands in the fields as it is, but for the number, which is shaped', () => {
    const work = through(newWork('ru'), type('surname', ' Ким '), type('subscriberNumber', '87011234567'));
    expect(work.draft).toMatchObject({ surname: ' Ким ', subscriberNumber: '+7 701 123 45 67' });
  });

  test('stays as typed where it can be no number', () => {
    const work = through(newWork('ru'), type('subscriberNumber', 'Әлия 701'));
    expect(work.draft.subscriberNumber).toBe('Әлия 701');
  });

  test("gives the IIN of a card's zone once a scanner has typed the whole of it", () => {
    const zone = zoneOf('901123300258').join('');
    expect(through(newWork('ru'), type('iin', zone.slice(0, 60))).draft.iin).toBe(zone.slice(0, 60));
    const scanned = through(newWork('ru'), type('iin', zone));
    expect(scanned.draft.iin).toBe('901123300258');
    expect(scanned.card?.latinName).toBe('ABDIGALIYEVA ULZHAN');
  });

  test("a card's zone takes the place of whatever stood there, a digit that of a zone that can't be read", () => {
    const zone = zoneOf('901123300258').join('');
    const misread = zone.replace('012345678', '012345679');
    for (const before of ['9011', zone.slice(0, 60), zone.slice(0, 84), misread]) {
      const keys = [...zone].reduce(
        (work, key) => through(work, type('iin', work.draft.iin + key)),
        through(newWork('ru'), type('iin', before)),
      );
      expect(keys.draft.iin, before).toBe('901123300258');
    }
    expect(through(newWork('ru'), type('iin', misread), type('iin', `${misread}9`)).draft.iin).toBe('9');
    expect(through(newWork('ru'), type('iin', 'IDKAZ'), type('iin', 'IDKAZ9')).draft.iin).toBe('IDKAZ9');
  });

  test('is never longer than what can be saved, and an IIN is found in however long a text', () => {
    const long = 'ә'.repeat(1_000);
    const fields = ['iin', 'surname', 'givenName', 'patronymic', 'email', 'subscriberNumber'] as const;
    const work = through(
      newWork('ru'),
      ...fields.map((field) => ({ type: 'typed', field, text: long }) as const),
    );
    expect(Draft.safeParse(work.draft).success).toBe(true);
    expect(through(newWork('ru'), type('iin', `${long} ЖСН 901123300258`)).draft.iin).toBe('901123300258');
  });

  test('another IIN is another citizen: neither agreement nor name is kept', () => {
    const work = through(workOf(life.lookedUp), type('iin', '061211600012'));
    expect(work.draft).toMatchObject({ statements: false, surname: '', givenName: '', patronymic: '' });
  });

  test('the same IIN written otherwise is the same citizen', () => {
    const work = through(workOf(life.lookedUp), type('iin', '901123 300258'));
    expect(work.draft).toMatchObject({ statements: true, surname: filled.surname });
  });

  test('takes away the fault that was said about it', () => {
    const fault = { place: 'subscriberNumber', code: 'number-connected-elsewhere', details: {} } as const;
    expect(through(workOf(life.taken, { fault }), type('subscriberNumber', '7')).fault).toBeNull();
  });
});

describe('what the desk answers', () => {
  const began = (act: NonNullable<Work['doing']>): WorkEvent => ({ type: 'began', act });

  test('a look-up puts the name into the fields, whatever was typed there', () => {
    const work = through(
      begun({ iin: filled.iin, statements: true, surname: 'АБДИГАЛИЕВА' }),
      began('look-up'),
      { type: 'answered', view: viewOf(life.lookedUp) },
    );
    expect(work.draft).toMatchObject({ surname: 'ӘБДІҒАЛИЕВА', givenName: 'ҰЛЖАН', patronymic: '' });
  });

  test('a look-up of an IIN that is no longer in the field changes nothing there', () => {
    const work = through(begun({ iin: '061211600012', statements: true }), {
      type: 'answered',
      view: viewOf(life.lookedUp),
    });
    expect(work.draft.surname).toBe('');
  });

  test('the one-time password is forgotten with every answer', () => {
    const work = through(workOf(life.sent, { code: '123456' }), began('sign'), {
      type: 'answered',
      view: viewOf(life.refused),
    });
    expect(work.code).toBe('');
  });

  test('a refusal keeps everything else', () => {
    const work = through(workOf(life.sent), began('sign'), { type: 'answered', view: viewOf(life.refused) });
    expect(work).toMatchObject({ draft: filled, doing: null, fault: null });
  });

  test('statements that are out of date have to be accepted again', () => {
    const fault = { place: 'statements', code: 'statements-outdated', details: {} } as const;
    const failed = through(workOf(life.opened), began('look-up'), { type: 'failed', fault, view: null });
    expect(failed.draft.statements).toBe(false);
    const view = viewOf(returnedFor('statements-outdated'));
    const returned = through(workOf(life.sent), began('sign'), { type: 'answered', view });
    expect(returned.draft.statements).toBe(false);
  });

  test('a look-up that failed is remembered, and can be asked for again when the line is back', () => {
    const fault = { place: 'statements', code: 'line-down', details: {} } as const;
    const failed = through(workOf(life.opened), began('look-up'), { type: 'failed', fault, view: null });
    expect(failed.lookUpFault).toBe('line-down');
    expect(through(failed, { type: 'line', there: true }).lookUpFault).toBeNull();
  });
});

describe('what was begun before', () => {
  test('comes back with the fields as they were saved', () => {
    const view = { ...viewOf(life.opened), draft: { ...filled, subscriberNumber: '+7 70' } };
    const work = through(newWork('ru'), { type: 'restored', view, mine: true });
    expect(work.draft).toEqual(view.draft);
  });

  test('comes back with its application where nothing more is typed', () => {
    const work = through(newWork('ru'), {
      type: 'restored',
      view: viewOf(life.registered),
      mine: true,
    });
    expect(work.draft).toEqual(filled);
  });

  test('comes back with the person whom it looked up where it ended before it had an application', () => {
    const view = viewOf([...life.lookedUp, { type: 'abandoned', reason: 'the citizen left' }]);
    const { draft } = through(newWork('ru'), { type: 'restored', view, mine: true });
    const { iin, surname, givenName } = filled;
    expect(draft).toMatchObject({ iin, surname, givenName, statements: true, subscriberNumber: '' });
  });
});
