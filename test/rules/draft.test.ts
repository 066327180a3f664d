import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Application } from '../../src/application/application.ts';
import { completeDraft, Draft, draftFaults, emptyDraft } from '../../src/application/draft.ts';
import { plainStyle } from '../../src/application/paper-style.ts';
import { anyDraft, rightDraft } from './arbitraries.ts';

const uljan: Draft = {
  iin: '901123 300258',
  surname: ' Әбдіғалиева ',
  givenName: 'Ұлжан',
  patronymic: '',
  email: ' uljan@mail.kz ',
  subscriberNumber: '8 701 123 45 67',
  statements: true,
  language: 'kk',
  style: plainStyle,
};

describe('a draft and its application agree', () => {
  test('an application comes of a draft exactly where no field is at fault', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const faultless = Object.keys(draftFaults(draft)).length === 0;
        expect(completeDraft(draft, 'statements-1') !== null).toBe(faultless);
      }),
      { numRuns: 2000 },
    );
  });

  test('one fault is enough to keep it back, whichever field has it', () => {
    const faulty: [keyof Draft, string | boolean, string][] = [
      ['iin', '901123300255', 'iin-checksum'],
      ['iin', '990940003030', 'iin-is-bin'],
      ['surname', '', 'name-empty'],
      ['givenName', '12', 'name-characters'],
      ['patronymic', 'Ә'.repeat(121), 'name-length'],
      ['email', 'uljan@mail', 'email-form'],
      ['subscriberNumber', '8 916 123 45 67', 'number-russian'],
      ['statements', false, 'statements-not-accepted'],
    ];
    for (const [field, value, fault] of faulty) {
      const draft = { ...uljan, [field]: value };
      expect(draftFaults(draft)).toEqual({ [field]: fault });
      expect(completeDraft(draft, '1')).toBeNull();
    }
  });

  test('every field of the appendix that must be there is asked for, the middle name and the e-mail are not', () => {
    expect(draftFaults(emptyDraft('kk'))).toEqual({
      iin: 'iin-length',
      surname: 'name-empty',
      givenName: 'name-empty',
      subscriberNumber: 'number-length',
      statements: 'statements-not-accepted',
    });
  });
});

describe('the application of a complete draft (clause 7.1, appendix)', () => {
  test('has each value in its one form', () => {
    expect(completeDraft(uljan, '2026-01')).toEqual({
      applicant: { iin: '901123300258', surname: 'Әбдіғалиева', givenName: 'Ұлжан', patronymic: null },
      email: 'uljan@mail.kz',
      subscriberNumber: '+77011234567',
      statements: { version: '2026-01', agreement: true, information: true },
      language: 'kk',
    });
  });

  test('is one that the schema takes, with names spelt as they were typed', () => {
    fc.assert(
      fc.property(rightDraft, (draft) => {
        const application = completeDraft(draft, 'statements-1');
        expect(Application.parse(application)).toEqual(application);
        expect(application?.applicant.surname).toBe(draft.surname);
        expect(application?.applicant.patronymic ?? '').toBe(draft.patronymic);
      }),
    );
  });

  test('both statements are accepted, or there is no application', () => {
    const application = completeDraft(uljan, '1');
    expect(Application.safeParse(application).success).toBe(true);
    for (const refused of ['agreement', 'information']) {
      const statements = { version: '1', agreement: true, information: true, [refused]: false };
      expect(Application.safeParse({ ...application, statements }).success).toBe(false);
    }
  });

  test('names the wording that was accepted, which must be one', () => {
    expect(completeDraft(uljan, '')).toBeNull();
  });

  test('has no field that the appendix has not', () => {
    const application = completeDraft(uljan, '1');
    expect(Application.safeParse({ ...application, birthDate: '1990-11-23' }).success).toBe(false);
  });
});

describe('a draft', () => {
  test('may hold anything that stands in the fields, and is saved as it stands', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        expect(Draft.parse(draft)).toEqual(draft);
      }),
    );
  });

  test('begins empty, in the language of the papers that was chosen', () => {
    expect(Draft.parse(emptyDraft('ru'))).toEqual({ ...emptyDraft('kk'), language: 'ru' });
  });

  test('from before papers had styles is read as a plain one', () => {
    const { style: _, ...old } = uljan;
    expect(Draft.parse(old)).toEqual({ ...uljan, style: plainStyle });
    for (const style of [{}, { bilingual: true }, { ...plainStyle, colour: true }])
      expect(Draft.safeParse({ ...uljan, style }).success).toBe(false);
  });

  test('has a length that no field of the appendix needs and no store fears', () => {
    expect(Draft.safeParse({ ...uljan, surname: 'Ә'.repeat(201) }).success).toBe(false);
    expect(Draft.safeParse({ ...uljan, email: 'a'.repeat(301) }).success).toBe(false);
    expect(Draft.safeParse({ ...uljan, password: '' }).success).toBe(false);
  });
});
