import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { operators } from '../../demo/operators.ts';
import { maskSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { makeOperator, type Operator } from './keys.ts';
import { onEachDatabase } from './on-each-database.ts';
import {
  askForPassword,
  type Citizen,
  connectedNumber,
  decide,
  decisionOn,
  freshNumber,
  newCitizen,
  numberOf,
  refused,
  registered,
  returned,
  signedRequest,
  textsTo,
  visit,
  visit1,
  wrong,
} from './visit.ts';
import type { World } from './world.ts';

/** Somebody whose account is connected to a number, and who brings another one. */
interface Connected extends Citizen {
  readonly connected: string;
}

onEachDatabase((world) => {
  const connectedCitizen = async (connected = freshNumber()): Promise<Connected> => ({
    ...(await newCitizen(world(), { connected })),
    connected,
  });
  const texts = (number: string): string[] => textsTo(world(), number);
  /** The text that a number gets once it is sent, as the one after so many others. */
  const nextText = async (number: string, after = 0): Promise<string> => {
    await expect.poll(() => texts(number).length, { timeout: 20_000 }).toBeGreaterThan(after);
    return texts(number)[after] ?? '';
  };

  test('a one-time password tells which number would be replaced, by comparing whole numbers', async () => {
    const citizen = await connectedCitizen('+77771234567');
    const replaces = async (number: string) =>
      (await askForPassword(world(), randomUUID(), { ...citizen, number })).body.replaces;
    expect(await replaces(citizen.number)).toBe('+7 ••• ••• •• 67');
    // The last two digits, which is all that a look-up tells, are the same.
    expect(await replaces('+77011234567')).toBe('+7 ••• ••• •• 67');
    expect(await replaces(citizen.connected)).toBeNull();
    expect((await askForPassword(world(), randomUUID(), await newCitizen(world()))).body.replaces).toBeNull();
    const stranger = await newCitizen(world(), { account: false });
    expect((await askForPassword(world(), randomUUID(), stranger)).body.replaces).toBeNull();
  });

  test('the decision tells which number was replaced', async () => {
    const citizen = await connectedCitizen();
    const replaced = maskSubscriberNumber(citizen.connected);
    expect(await decide(world(), await visit(world(), citizen))).toEqual({ ...registered, replaced });
    expect(await connectedNumber(world(), citizen.iin)).toBe(citizen.number);
    const Row = z.strictObject({ replaced: z.boolean(), moved: z.boolean() });
    const sql = `SELECT replaced, moved FROM decision WHERE signer_iin = $1 ORDER BY number DESC LIMIT 1`;
    expect(await world().centre.database.rows(Row, sql, [world().operator.iin])).toEqual([
      { replaced: true, moved: false },
    ]);
  });

  test('returns a request that does not say which number it replaces, and costs no try by it', async () => {
    const citizen = await connectedCitizen();
    const at = await visit(world(), citizen);
    for (const replaces of [null, maskSubscriberNumber('+77010000000')])
      expect(await decide(world(), at, { fields: { account: { act: 'connect', replaces } } })).toEqual(
        returned('replacement-unannounced'),
      );
    expect(await connectedNumber(world(), citizen.iin)).toBe(citizen.connected);
    expect(await decide(world(), at, { digits: wrong(at.digits) })).toEqual(refused(2));
    expect(await decide(world(), at)).toMatchObject({ outcome: 'registered' });
  });

  test('registers where the number that was announced is connected no more: nothing is replaced', async () => {
    const citizen = await connectedCitizen();
    const at = await visit(world(), citizen);
    await world().centre.database.run('UPDATE account SET connected_number = NULL WHERE iin = $1', [
      citizen.iin,
    ]);
    expect(await decide(world(), at)).toEqual(registered);
  });

  describe('what citizens are told by SMS', () => {
    test.each([
      [
        'kk',
        /^1414: \d{6} — осы нөмірді .* Есептік жазбаның иесі: Ә\. Н\. Қ\., ЖСН …(\d{4})\. Өтініш № (\S+)\. /,
      ],
      [
        'ru',
        /^1414: \d{6} — одноразовый .* Владелец учетной записи: Ә\. Н\. Қ\., ИИН …(\d{4})\. Заявление № (\S+)\. /,
      ],
    ] as const)(
      'with the one-time password: for whose account and for which application (%s)',
      async (language, text) => {
        const citizen = await newCitizen(world());
        const registrationId = randomUUID();
        await askForPassword(world(), registrationId, citizen, { language });
        const [, iin, number] = text.exec(texts(citizen.number)[0] ?? '') ?? [];
        expect([iin, number]).toEqual([citizen.iin.slice(-4), numberOf(registrationId)]);
        expect(texts(citizen.number)[0]).not.toContain(citizen.iin);
        expect(texts(citizen.number)[0]).not.toContain(citizen.surname);
      },
    );

    test('a desk of version 1 names no application, and neither does the SMS', async () => {
      const citizen = await newCitizen(world());
      await visit1(world(), citizen);
      expect(texts(citizen.number)[0]).toMatch(/Ә\. Н\. Қ\., ЖСН …\d{4}\. Парольді тек/);
    });

    test.each([
      ['kk', 'ауыстыруға өтініш берілді', 'ауыстырылды', 'ХҚКО 0123, 04-терезе. Бұл Сіз болмасаңыз, 1414-ке'],
      [
        'ru',
        'подано заявление заменить',
        'заменен другим',
        'ЦОН 0123, окно 04. Если это не Вы, позвоните 1414',
      ],
    ] as const)(
      'the number that is connected: when the one-time password is sent, and when it was replaced (%s)',
      async (language, begun, done, where) => {
        const citizen = await connectedCitizen();
        const registrationId = randomUUID();
        const { body } = await askForPassword(world(), registrationId, citizen, { language });
        const first = await nextText(citizen.connected);
        expect(first).toContain(begun);
        expect(first).toContain(where);
        const digits = texts(citizen.number)[0]?.slice(6, 12) ?? '';
        const at = { version: 2, citizen, registrationId, challenge: body, digits } as const;
        await decide(world(), at, { application: { language } });
        const second = await nextText(citizen.connected, 1);
        expect(second).toContain(done);
        expect(second).toContain(where);
        expect(second).toMatch(/\d\d\.\d\d\.\d{4} \d\d:\d\d/);
        for (const text of [first, second]) expect(text).not.toContain(citizen.number.slice(-4));
      },
    );

    test('the number that is connected is told at desks of version 1 too', async () => {
      const citizen = await connectedCitizen();
      await decide(world(), await visit1(world(), citizen));
      expect(await nextText(citizen.connected, 1)).toContain('ауыстырылды');
    });

    test('nobody, where the one-time password was not sent, or the request was refused', async () => {
      const citizen = await connectedCitizen();
      world().outside.smsWorks = false;
      await askForPassword(world(), randomUUID(), citizen);
      world().outside.smsWorks = true;
      const at = await visit(world(), citizen);
      await decide(world(), at, { digits: wrong(at.digits) });
      const other = await connectedCitizen();
      await decide(world(), await visit(world(), other));
      // What was queued before has been sent once this is there.
      await nextText(other.connected, 1);
      expect(texts(citizen.connected)).toHaveLength(1);
    });
  });

  test('two people may sign where one is enough, and both are on record', async () => {
    const second = await makeOperator(world().keys, operators.daniyar);
    const citizen = await newCitizen(world());
    const at = await visit(world(), citizen);
    const cms = await signedRequest(world(), at, {}, world().operator, signedWith(second));
    expect(await decisionOn(world(), cms)).toEqual(registered);
    expect(await signersOf(world(), at.registrationId)).toEqual([
      { signer_iin: world().operator.iin, second_signer_iin: second.iin },
    ]);
  });
});

const Signers = z.strictObject({
  signer_iin: z.string().nullable(),
  second_signer_iin: z.string().nullable(),
});
const signersOf = ({ centre }: World, registrationId: string) =>
  centre.database.rows(
    Signers,
    `SELECT signer_iin, second_signer_iin FROM decision
      WHERE registration_id = $1 AND outcome = 'registered'`,
    [registrationId],
  );

const signedWith = ({ certificateFile, keyFile }: Operator): string[] => [
  ...['-cades', '-signer', certificateFile, '-inkey', keyFile],
];

describe('where the policy asks for a second signature', () => {
  onEachDatabase(
    (world) => {
      const missing = returned('second-signature-missing');
      const replacing = async () => visit(world(), await newCitizen(world(), { connected: freshNumber() }));
      const both = async (operator: Operator, second: Operator, changes = {}) => {
        const at = await replacing();
        const cms = await signedRequest(world(), at, changes, operator, signedWith(second));
        return { at, decision: await decisionOn(world(), cms) };
      };

      test('one is not enough to replace a number', async () => {
        const at = await replacing();
        expect(await decide(world(), at)).toEqual(missing);
        expect(await connectedNumber(world(), at.citizen.iin)).not.toBe(at.citizen.number);
      });

      test('one is enough where no number is replaced', async () => {
        expect(await decide(world(), await visit(world(), await newCitizen(world())))).toEqual(registered);
      });

      test('two people replace it; the operator who had the password sent is named before the colleague', async () => {
        const colleague = await makeOperator(world().keys, operators.daniyar);
        for (const [first, second] of [
          [world().operator, colleague],
          [colleague, world().operator],
        ] as const) {
          const { at, decision } = await both(first, second);
          expect(decision).toMatchObject({ outcome: 'registered' });
          expect(await signersOf(world(), at.registrationId)).toEqual([
            { signer_iin: world().operator.iin, second_signer_iin: colleague.iin },
          ]);
        }
      });

      test('two keys of one person are one person', async () => {
        const again = await makeOperator(world().keys);
        expect((await both(world().operator, again)).decision).toEqual(missing);
      });

      test('the second is judged as the first: staff list, role, dates, and the signature itself', async () => {
        const with2 = async (changes: Parameters<typeof makeOperator>[1]) =>
          (await both(world().operator, await makeOperator(world().keys, changes))).decision;
        expect(await with2({ iin: '800101300199' })).toEqual(returned('signer-not-on-staff'));
        expect(await with2({ ...operators.daniyar, usage: 'login' })).toEqual(returned('signer-not-signing'));
        expect(await with2({ ...operators.daniyar, bin: '980540001234' })).toEqual(
          returned('signer-organisation'),
        );
        const past = { notAfter: new Date(Date.now() - 86_400_000) };
        expect(await with2({ ...operators.daniyar, ...past })).toEqual(returned('signer-expired'));
      });

      test('a wrong signature beside a right one is a wrong signature, whichever it is', async () => {
        const colleague = await makeOperator(world().keys, operators.daniyar);
        const at = await replacing();
        const cms = await signedRequest(world(), at, {}, world().operator, signedWith(colleague));
        const broken = Buffer.from(cms);
        broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
        expect(await decisionOn(world(), broken)).toEqual(returned('signature-invalid'));
        // The end of the first signature: before the second signer info, a SEQUENCE with version 1.
        const second = cms.lastIndexOf(Buffer.from([0x02, 0x01, 0x01, 0x30]));
        const other = Buffer.from(cms);
        other[second - 5] = (other[second - 5] ?? 0) ^ 1;
        expect(await decisionOn(world(), other)).toEqual(returned('signature-invalid'));
        expect(await decisionOn(world(), cms)).toMatchObject({ outcome: 'registered' });
      });

      test('a desk of version 1, which knows no second signature, is told that the role does not do', async () => {
        expect(
          await decide(
            world(),
            await visit1(world(), await newCitizen(world(), { connected: freshNumber() })),
          ),
        ).toEqual(returned('signer-role'));
      });
    },
    {},
    { replacement: { secondSignature: true } },
  );
});
