import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { onEachDatabase } from './on-each-database.ts';
import { askForPassword, digitsFor, freshNumber, newCitizen, sessionOf } from './visit.ts';

onEachDatabase(
  (world) => {
    const lookUp = async (iin: string, registrationId: string) => {
      const statements = { version: world().policy.statements.version, agreement: true, information: true };
      const json = { registrationId, iin, statements };
      const session = await sessionOf(world());
      return world().client()({ method: 'POST', path: '/v1/lookups', session, json });
    };

    test('sends as many digits as the policy says, and tells how long they live', async () => {
      const citizen = await newCitizen(world());
      const { status, body } = await askForPassword(world(), randomUUID(), citizen);
      const { now } = world().outside;
      expect(status).toBe(200);
      expect(body).toEqual({
        challengeId: expect.any(String),
        subscriberNumber: citizen.number,
        length: 6,
        sentAt: new Date(now).toISOString(),
        expiresAt: new Date(now + 300_000).toISOString(),
        resendAfter: new Date(now + 60_000).toISOString(),
        triesLeft: 3,
        replaces: null,
      });
      expect(digitsFor(world(), citizen.number)).toMatch(/^\d{6}$/);
      expect(JSON.stringify(body)).not.toContain(digitsFor(world(), citizen.number));
    });

    test("speaks the citizen's language, names 1414, and says to whom the code may be said", async () => {
      const kazakh = await newCitizen(world());
      const russian = await newCitizen(world());
      await askForPassword(world(), randomUUID(), kazakh, { language: 'kk' });
      await askForPassword(world(), randomUUID(), russian, { language: 'ru' });
      const textTo = (number: string) => world().outside.messages.find(({ to }) => to === number)?.text;
      expect(textTo(kazakh.number)).toMatch(/^1414: \d{6} — .*ХҚКО қызметкеріне.* 5 минут/);
      expect(textTo(russian.number)).toMatch(/^1414: \d{6} — .*работнику ЦОН.* 5 мин/);
    });

    test('makes a number wait before it is written to again, whatever the registration', async () => {
      const citizen = await newCitizen(world());
      const registrationId = randomUUID();
      await askForPassword(world(), registrationId, citizen);
      world().outside.now += 59_000;
      for (const id of [registrationId, randomUUID()]) {
        const { status, body, headers } = await askForPassword(world(), id, citizen);
        expect([status, body.code, body.retryAfter, headers['retry-after']]).toEqual([
          ...[429, 'resend-too-early', 1, '1'],
        ]);
      }
      world().outside.now += 1_000;
      expect((await askForPassword(world(), registrationId, citizen)).status).toBe(200);
    });

    test('sends one message where two are asked for at the same moment', async () => {
      const citizen = await newCitizen(world());
      const ask = () => askForPassword(world(), randomUUID(), citizen);
      const answers = await Promise.all(Array.from({ length: 10 }, ask));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(world().outside.messages.filter(({ to }) => to === citizen.number)).toHaveLength(1);
    });

    test('lets a number be corrected without waiting', async () => {
      const citizen = await newCitizen(world());
      const registrationId = randomUUID();
      await askForPassword(world(), registrationId, citizen);
      const corrected = { ...citizen, number: freshNumber() };
      expect((await askForPassword(world(), registrationId, corrected)).status).toBe(200);
    });

    test('writes to one number so many times and no more', async () => {
      const citizen = await newCitizen(world());
      for (let times = 0; times < 3; times++) {
        expect((await askForPassword(world(), randomUUID(), citizen)).status).toBe(200);
        world().outside.now += 60_000;
      }
      expect((await askForPassword(world(), randomUUID(), citizen)).body).toMatchObject({
        code: 'too-many-requests',
        retryAfter: 3420,
      });
      world().outside.now += 3_420_000;
      expect((await askForPassword(world(), randomUUID(), citizen)).status).toBe(200);
    });

    test('writes to nobody for an IIN that nobody has', async () => {
      const stranger = { ...(await newCitizen(world())), iin: '901123300258' };
      expect((await askForPassword(world(), randomUUID(), stranger)).body.code).toBe('iin-unknown');
      expect(digitsFor(world(), stranger.number)).toBe('');
    });

    test('writes for one person in a registration, and says of no other one whether there is such a person', async () => {
      const registrationId = randomUUID();
      const first = await newCitizen(world());
      expect((await askForPassword(world(), registrationId, first)).status).toBe(200);
      const other = await newCitizen(world(), { connected: freshNumber() });
      for (const { iin } of [other, { iin: '901123300258' }])
        expect(
          await askForPassword(world(), registrationId, { ...other, iin, number: freshNumber() }),
        ).toMatchObject({ status: 409, body: { code: 'registration-has-another-person' } });
      expect((await lookUp(other.iin, registrationId)).body.code).toBe('registration-has-another-person');
      const another = randomUUID();
      await lookUp(first.iin, another);
      expect((await askForPassword(world(), another, other)).body.code).toBe(
        'registration-has-another-person',
      );
    });

    test('says whether there is such a person only where it would send', async () => {
      const citizen = await newCitizen(world());
      const answers = async () => {
        const codes = [];
        for (const iin of [citizen.iin, '901123300258'])
          codes.push((await askForPassword(world(), randomUUID(), { ...citizen, iin })).body.code);
        return codes;
      };
      for (let times = 0; times < 3; times++) {
        expect((await askForPassword(world(), randomUUID(), citizen)).status).toBe(200);
        expect(await answers()).toEqual(['resend-too-early', 'resend-too-early']);
        world().outside.now += 60_000;
      }
      expect(await answers()).toEqual(['too-many-requests', 'too-many-requests']);
    });

    test('says so where the message is not taken, and lets it be tried again at once', async () => {
      const citizen = await newCitizen(world());
      world().outside.smsWorks = false;
      expect((await askForPassword(world(), randomUUID(), citizen)).body).toMatchObject({
        status: 503,
        code: 'sms-unavailable',
      });
      world().outside.smsWorks = true;
      expect((await askForPassword(world(), randomUUID(), citizen)).status).toBe(200);
    });
  },
  { oneTimePasswordsPerNumber: { count: 3, seconds: 3600 } },
);
