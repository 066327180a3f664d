import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { instantOf } from '../../src/contract/instant.ts';
import type { JournalHead, RegistrationRequest } from '../../src/contract/request.ts';
import {
  backTo,
  type DeskJournal,
  enrolled,
  evidenceOf,
  headOf,
  newJournal,
  touch,
  upload,
  write,
} from './desk-journal.ts';
import { onEachDatabase } from './on-each-database.ts';
import {
  contentOf,
  decide,
  decisionOn,
  newCitizen,
  refused,
  registered,
  returned,
  sha256,
  signedRequest,
  type Visit,
  visit,
  visit1,
  wrong,
} from './visit.ts';

const differs = returned('journal-differs');
const contradicted = returned('signing-time-contradicted');

onEachDatabase((world) => {
  /** A visit at a desk whose journal has some entries, and the centre as many of them. */
  const served = async (length = 3, atCentre = length): Promise<{ at: Visit; journal: DeskJournal }> => {
    const journal = await enrolled(world(), length);
    if (atCentre > 0) await upload(world(), journal, 0, atCentre);
    return { at: await visit(world(), await newCitizen(world())), journal };
  };
  const sign = (
    at: Visit,
    journal: JournalHead,
    fields: Partial<RegistrationRequest> = {},
    digits = at.digits,
  ) => signedRequest(world(), at, { digits, fields: { journal, ...fields } });
  const signed = (cms: Uint8Array) => ({ type: 'signed', requestHash: sha256(cms) });
  const differences = async (journal: DeskJournal) =>
    (await evidenceOf(world(), journal)).filter(({ kind }) => kind === 'request-differs');
  const pass = (seconds: number): void => {
    world().outside.now += seconds * 1000;
  };

  describe('registers a request', () => {
    test('that names the last entry as the centre has it, and whose signature comes next', async () => {
      const { at, journal } = await served();
      const cms = await sign(at, headOf(journal));
      const longer = write(journal, signed(cms), 'queued');
      expect(await upload(world(), longer, 3)).toMatchObject({ body: { state: 'whole' } });
      expect(await decisionOn(world(), cms)).toEqual(registered);
      expect(await differences(journal)).toEqual([]);
    });

    test('whose signature stands in the journal by the hash of its content', async () => {
      const { at, journal } = await served();
      const cms = await sign(at, headOf(journal));
      const event = { type: 'signed', requestHash: '1'.repeat(64), contentHash: sha256(contentOf(cms)) };
      await upload(world(), write(journal, event), 3);
      expect(await decisionOn(world(), cms)).toEqual(registered);
    });

    test('whose journal arrives later', async () => {
      const { at, journal } = await served(5, 2);
      const cms = await sign(at, headOf(journal));
      expect(await decisionOn(world(), cms)).toEqual(registered);
      expect(await upload(world(), write(journal, signed(cms), 'registered'), 2)).toMatchObject({
        body: { acceptedThrough: 7, state: 'whole' },
      });
      expect(await differences(journal)).toEqual([]);
    });

    test('that begins a journal', async () => {
      const { at, journal } = await served(0);
      expect(await decisionOn(world(), await sign(at, headOf(journal)))).toEqual(registered);
    });

    test('that was signed without a line and arrives hours later, after the desk was in touch again', async () => {
      const { at, journal } = await served();
      await touch(world(), journal, 3);
      pass(200);
      const cms = await sign(at, headOf(journal));
      pass(7 * 3600);
      await touch(world(), journal, 5);
      expect(await decisionOn(world(), cms)).toEqual(registered);
    });

    test('of contract version 1 from a desk that has enrolled no journal', async () => {
      await served();
      const at = await visit1(world(), await newCitizen(world()));
      pass(100);
      const fields = { signedAt: instantOf(world().outside.now - 90_000) };
      expect(await decide(world(), at, { fields })).toMatchObject({ outcome: 'registered' });
    });
  });

  describe('returns a request that the journal contradicts, and keeps it as evidence:', () => {
    test('another entry stood before it', async () => {
      const { at, journal } = await served();
      const head = headOf(write(backTo(journal, 2), 'other'));
      const cms = await sign(at, head, {}, wrong(at.digits));
      expect(await decisionOn(world(), cms)).toEqual(differs);
      expect(await differences(journal)).toEqual([
        { kind: 'request-differs', sequence: 3, hash: head.hash, content: sha256(cms), times: 1 },
      ]);
      expect(await decisionOn(world(), await sign(at, headOf(journal), {}, wrong(at.digits)))).toEqual(
        refused(2),
      );
    });

    test('nothing stood before it, and it names something', async () => {
      const { at, journal } = await served(0);
      const head = { ...headOf(journal), hash: '1'.repeat(64) };
      expect(await decisionOn(world(), await sign(at, head))).toEqual(differs);
    });

    test('something else came next', async () => {
      const { at, journal } = await served();
      const cms = await sign(at, headOf(journal, 2));
      expect(await decisionOn(world(), cms)).toEqual(differs);
      expect(await differences(journal)).toMatchObject([{ sequence: 2, content: sha256(cms) }]);
    });

    test('the signature of another request came next', async () => {
      const { at, journal } = await served();
      const cms = await sign(at, headOf(journal));
      await upload(world(), write(journal, signed(await sign(at, headOf(journal)))), 3);
      expect(await decisionOn(world(), cms)).toEqual(differs);
    });

    test('what stood before it is known as a fork only', async () => {
      const { at, journal } = await served();
      const fork = write(backTo(journal, 2), 'other', 'other');
      await upload(world(), fork, 2);
      for (const sequence of [3, 4])
        expect(await decisionOn(world(), await sign(at, headOf(fork, sequence)))).toEqual(differs);
      expect(await decisionOn(world(), await sign(at, headOf(journal)))).toEqual(registered);
    });

    test('another request has named the same entry, and nothing is known to have come next', async () => {
      const { at, journal } = await served();
      const first = await sign(at, headOf(journal), {}, wrong(at.digits));
      expect(await decisionOn(world(), first)).toEqual(refused(2));
      const second = await sign(at, headOf(journal));
      expect(await decisionOn(world(), second)).toEqual(differs);
      expect(await differences(journal)).toMatchObject([{ sequence: 3, content: sha256(second) }]);
      expect(await decisionOn(world(), first)).toEqual(refused(2));
      const longer = write(journal, signed(first), 'queued', 'refused');
      expect(await decisionOn(world(), await sign(at, headOf(longer)))).toEqual(registered);
    });

    test('another request has named the same entry at the same moment', async () => {
      const { at, journal } = await served();
      const requests = await Promise.all(
        [1, 2, 3, 4].map(async () => {
          const other = await visit(world(), await newCitizen(world()));
          return sign(other, headOf(journal));
        }),
      );
      const decisions = await Promise.all(requests.map((cms) => decisionOn(world(), cms)));
      expect(decisions.filter(({ outcome }) => outcome === 'registered')).toHaveLength(1);
      expect(await decisionOn(world(), await sign(at, headOf(journal)))).toEqual(differs);
    });

    test('nobody has vouched for the journal that it names', async () => {
      const { at } = await served();
      const strange = await newJournal();
      expect(await decisionOn(world(), await sign(at, headOf(strange)))).toEqual(differs);
      expect(await differences(strange)).toHaveLength(1);
    });
  });

  describe('keeps as evidence what entries say that arrive after the decision:', () => {
    test('another one in the place that the request names', async () => {
      const { at, journal } = await served(4, 2);
      const cms = await sign(at, headOf(journal));
      expect(await decisionOn(world(), cms)).toEqual(registered);
      await upload(world(), write(backTo(journal, 3), 'other', signed(cms)), 2);
      expect(await differences(journal)).toMatchObject([{ sequence: 4, hash: headOf(journal).hash }]);
    });

    test('another one where its signature should be, in the same upload or in the next', async () => {
      for (const atCentre of [2, 4]) {
        const { at, journal } = await served(4, 2);
        const cms = await sign(at, headOf(journal));
        expect(await decisionOn(world(), cms)).toEqual(registered);
        if (atCentre === 4) await upload(world(), journal, 2);
        await upload(world(), write(journal, 'other'), atCentre);
        expect(await differences(journal)).toMatchObject([{ sequence: 4, content: sha256(cms) }]);
      }
    });
  });

  describe('bounds the claimed time of signing by what it had heard before:', () => {
    const ago = (milliseconds: number) => ({ signedAt: instantOf(world().outside.now - milliseconds) });

    test('a desk that was in touch half a minute later, and had not signed yet, did not sign then', async () => {
      const { at, journal } = await served();
      pass(100);
      await touch(world(), journal, 3);
      expect(await decisionOn(world(), await sign(at, headOf(journal), ago(30_001)))).toEqual(contradicted);
      const next = headOf(write(journal, 'signed'));
      expect(await decisionOn(world(), await sign(at, next, ago(30_000)))).toEqual(registered);
    });

    test('also where its journal stood at an earlier entry then', async () => {
      const { at, journal } = await served();
      pass(100);
      await touch(world(), journal, 3);
      const longer = write(journal, 'looked-up', 'looked-up');
      expect(await decisionOn(world(), await sign(at, headOf(longer), ago(31_000)))).toEqual(contradicted);
    });

    test('a later entry says nothing against it', async () => {
      const { at, journal } = await served();
      pass(100);
      await touch(world(), journal, 4);
      expect(await decisionOn(world(), await sign(at, headOf(journal), ago(90_000)))).toEqual(registered);
    });

    test('an expired one-time password registers nobody by a clock that was set back', async () => {
      const { at, journal } = await served();
      for (let beats = 0; beats < 38; beats++) {
        pass(15);
        await touch(world(), journal, 3);
      }
      const cms = await sign(at, headOf(journal), ago(290_000));
      expect(await decisionOn(world(), cms)).toEqual(contradicted);
    });

    test('by the measured offset too, and without costing a try', async () => {
      const { at, journal } = await served();
      pass(100);
      await touch(world(), journal, 3);
      const fields = { ...ago(0), clockOffset: -31_000 };
      const digits = wrong(at.digits);
      expect(await decisionOn(world(), await sign(at, headOf(journal), fields, digits))).toEqual(
        contradicted,
      );
      const next = headOf(write(journal, 'signed'));
      expect(await decisionOn(world(), await sign(at, next, {}, digits))).toEqual(refused(2));
    });
  });

  describe('holds a desk that has enrolled a journal to it:', () => {
    /** A desk of contract version 1, up to the one-time password, that is then upgraded after some seconds. */
    const upgraded = async (seconds: number): Promise<{ at: Visit; journal: DeskJournal }> => {
      const at = await visit1(world(), await newCitizen(world()));
      pass(seconds);
      return { at, journal: await enrolled(world(), 3) };
    };
    const signed1 = (at: Visit, signedAt: number) =>
      decide(world(), { ...at, version: 1 }, { fields: { signedAt: instantOf(signedAt) } });

    test('a request of version 1 from before its first one is delivered after it', async () => {
      const { at, journal } = await upgraded(100);
      pass(3600);
      await touch(world(), journal, 3);
      const { sentAt } = at.challenge;
      expect(await signed1(at, Date.parse(sentAt) + 90_000)).toMatchObject({ outcome: 'registered' });
    });

    test('one that claims a later time, or whose one-time password was sent later, is returned', async () => {
      const { at, journal } = await upgraded(100);
      expect(await signed1(at, world().outside.now)).toEqual(returned('clock-off'));
      const later = await visit(world(), await newCitizen(world()));
      expect(await signed1(later, world().outside.now)).toEqual(returned('clock-off'));
      pass(600);
      await touch(world(), journal, 3);
      expect(await signed1(later, Date.parse(later.challenge.sentAt) - 700_000)).toEqual(
        returned('clock-off'),
      );
    });

    test('it replaces no number that was not announced', async () => {
      await served();
      const at = await visit(world(), await newCitizen(world(), { connected: '+77770000001' }));
      expect(await signed1(at, world().outside.now)).toEqual(returned('clock-off'));
    });

    test('a journal that was enrolled after the claimed time held nothing then', async () => {
      const { at } = await served();
      pass(100);
      const fresh = await enrolled(world());
      const claim = (ago: number) => ({ signedAt: instantOf(world().outside.now - ago) });
      expect(await decisionOn(world(), await sign(at, headOf(fresh), claim(30_001)))).toEqual(contradicted);
      const next = headOf(write(fresh, 'signed'));
      expect(await decisionOn(world(), await sign(at, next, claim(30_000)))).toEqual(registered);
    });

    test('a request of version 2 that was signed before its first one is enrolled is delivered', async () => {
      const { at, journal } = await upgraded(100);
      const fields = { signedAt: at.challenge.sentAt };
      const cms = await signedRequest(
        world(),
        { ...at, version: 2 },
        {
          fields: { ...fields, journal: headOf(journal), account: { act: 'connect', replaces: null } },
        },
      );
      expect(await decisionOn(world(), cms)).toEqual(registered);
    });

    test('no journal that lies ready hides that the desk was in touch with another one', async () => {
      const ready = await enrolled(world());
      const { at, journal } = await served();
      const ahead = await enrolled(world());
      for (const kept of [journal, ahead]) {
        pass(100);
        await touch(world(), kept, 90);
        const fields = { signedAt: instantOf(world().outside.now - 60_000) };
        for (const named of [ready, journal, ahead].filter((each) => each !== kept))
          expect(
            await decisionOn(world(), await sign(at, headOf(write(named, kept.journal)), fields)),
          ).toEqual(contradicted);
      }
    });

    test('a journal that was begun since says nothing against a request that names the one before', async () => {
      const { at, journal } = await served();
      const cms = await sign(at, headOf(journal));
      pass(100);
      await touch(world(), await enrolled(world()), 0);
      expect(await decisionOn(world(), cms)).toEqual(registered);
    });
  });

  test('a desk that has enrolled no journal yet has just learnt this version: nothing is held against it', async () => {
    const at = await visit(world(), await newCitizen(world()));
    await world().centre.database.run(`UPDATE journal SET key = NULL WHERE desk = 'desk-0123-04'`);
    const head = { journal: randomUUID(), sequence: 4, hash: '1'.repeat(64) };
    expect(await decisionOn(world(), await sign(at, head))).toEqual(registered);
  });
});
