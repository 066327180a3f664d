import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeReport, type Report } from '../../central/report/make.ts';
import { printReport } from '../../central/report/print.ts';
import { runReport, UsageError } from '../../central/report/run.ts';
import { operators } from '../../demo/operators.ts';
import { makeTemporaryPassword } from '../../src/application/temporary-password.ts';
import { beginningOfDay, dateAtCounter, dayAfter, instantOf } from '../../src/contract/instant.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { backTo, enrol, enrolled, headOf, touch, upload, write } from './desk-journal.ts';
import { makeOperator } from './keys.ts';
import { onEachDatabase } from './on-each-database.ts';
import {
  askForPassword,
  type Citizen,
  decide,
  freshNumber,
  newCitizen,
  openSession,
  sessionOf,
  visit,
  withdraw,
  withdrawalFor,
  wrong,
} from './visit.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** Nothing had to be taken out of the environment. */
const clean = { line: null, early: [] };
const nothing = {
  ...{ registered: 0, accountsCreated: 0, replacements: 0, moves: 0, refusals: 0, lapses: 0 },
  ...{ contradictions: 0, lookUps: 0, lookUpsWithoutRequest: 0, oneTimePasswordsWithoutRequest: 0 },
  journalsRead: 0,
};
const noEvidence = {
  ...{ fork: 0, gap: 0, 'rewritten-past': 0, 'foreign-key': 0, 'bad-proof': 0, 'new-journal': 0 },
  'request-differs': 0,
};

onEachDatabase((world) => {
  const day = dateAtCounter(instantOf(Date.now()));
  const noon = Date.parse(beginningOfDay(day)) + 12 * 3_600_000;
  const citizens: Citizen[] = [];
  let report: Report;
  let daniyar: string;

  const citizen = async (
    ...options: Parameters<typeof newCitizen> extends [unknown, ...infer Rest] ? Rest : never
  ) => {
    const made = await newCitizen(world(), ...options);
    citizens.push(made);
    return made;
  };
  const lookUp = async (registrationId: string, { iin }: Citizen, session?: string) => {
    const statements = { version: world().policy.statements.version, agreement: true, information: true };
    const json = { registrationId, iin, statements };
    const token = session ?? (await sessionOf(world()));
    return world().client()({ method: 'POST', path: '/v1/lookups', session: token, json });
  };
  const pass = (seconds: number): void => {
    world().outside.now += seconds * 1000;
  };
  const make = (of = day) => makeReport(of, instantOf(world().outside.now), world().centre.database);

  beforeAll(async () => {
    // The day before, and the day after: neither belongs to the report.
    world().outside.now = Date.parse(beginningOfDay(day)) - 1;
    await lookUp(randomUUID(), await citizen());
    world().outside.now = noon;
    const { policy } = world();

    const created = await visit(world(), await citizen({ account: false }));
    await lookUp(created.registrationId, created.citizen);
    await decide(world(), created, {
      create: makeTemporaryPassword(policy.passwordRule, (limit) => limit - 1),
    });
    for (let times = 0; times < 2; times++)
      await decide(world(), await visit(world(), await citizen({ connected: freshNumber() })));
    const mover = await citizen();
    await citizen({ connected: mover.number });
    await decide(world(), await visit(world(), mover));
    const guessed = await visit(world(), await citizen());
    for (let times = 0; times < 2; times++) await decide(world(), guessed, { digits: wrong(guessed.digits) });
    await decide(world(), guessed);
    const late = await visit(world(), await citizen());
    pass(301);
    await decide(world(), late);

    const without = randomUUID();
    const seen = await citizen();
    for (let times = 0; times < 2; times++) await lookUp(without, seen);
    await lookUp(randomUUID(), await citizen());
    const nothingSigned = randomUUID();
    await lookUp(nothingSigned, await citizen());
    const request = new Uint8Array();
    await withdraw(world(), withdrawalFor(world(), { registrationId: nothingSigned }, request));
    await askForPassword(world(), randomUUID(), await citizen());

    const journal = await enrolled(world(), 3);
    await upload(world(), journal);
    await upload(world(), write(backTo(journal, 1), 'other', 'other', 'other'));
    await upload(world(), write(journal, 'more', 'more'), 4);
    const session = await sessionOf(world());
    for (const after of [0, 1]) {
      const json = { journal: journal.journal, after, limit: 1 };
      await world().client()({ method: 'POST', path: '/v1/journal/entries', session, json });
    }
    const at = await visit(world(), await citizen());
    await decide(world(), at, { fields: { journal: headOf(journal, 1) } });
    pass(60);
    await touch(world(), journal, 3);

    const other = await makeOperator(world().keys, operators.daniyar);
    daniyar = other.iin;
    const { token } = (await openSession(world(), {}, other)).body;
    await lookUp(randomUUID(), await citizen(), token);

    world().outside.now = Date.parse(beginningOfDay(dayAfter(day)));
    await enrol(world(), { ...journal, desk: 'desk-0123-05' });
    await lookUp(randomUUID(), await citizen());
    report = await make();
  });

  test('counts what each operator did that day', () => {
    expect(report.day).toBe(day);
    expect(report.operators).toEqual([
      { ...nothing, iin: daniyar, name: operators.daniyar.surname, lookUps: 1, lookUpsWithoutRequest: 1 },
      {
        ...{ iin: world().operator.iin, name: operators.aigul.surname, registered: 5, accountsCreated: 1 },
        ...{ replacements: 2, moves: 1, refusals: 2, lapses: 1, contradictions: 1 },
        ...{ lookUps: 5, lookUpsWithoutRequest: 3, oneTimePasswordsWithoutRequest: 1, journalsRead: 1 },
      },
    ]);
  });

  test('says of each desk what contradicts its journals, and when it was last heard of', () => {
    expect(report.desks).toEqual([
      {
        ...{ desk: 'desk-0123-04', office: '0123', window: '04' },
        evidence: { ...noEvidence, fork: 1, gap: 1, 'request-differs': 1, 'new-journal': 1 },
        ...{ lastContact: beginningOfDay(dayAfter(day)), lastUpload: instantOf(noon + 301_000) },
      },
      {
        ...{ desk: 'desk-0123-05', office: '0123', window: '05', evidence: noEvidence },
        ...{ lastContact: null, lastUpload: null },
      },
      {
        ...{ desk: 'desk-0999-01', office: '0999', window: '01', evidence: noEvidence },
        ...{ lastContact: null, lastUpload: null },
      },
    ]);
  });

  test('shows a desk that is let in no more only where there is evidence of the day', async () => {
    const { database } = world().centre;
    await database.run(`UPDATE desk SET active = false WHERE name IN ('desk-0123-04', 'desk-0999-01')`);
    expect((await make()).desks.map(({ desk }) => desk)).toEqual(['desk-0123-04', 'desk-0123-05']);
    expect((await make('2026-01-01')).desks.map(({ desk }) => desk)).toEqual(['desk-0123-05']);
    await database.run(`UPDATE desk SET active = true WHERE name IN ('desk-0123-04', 'desk-0999-01')`);
  });

  test('says nothing of a day without acts, and knows whom the staff list has lost', async () => {
    expect((await make('2026-01-01')).operators).toEqual([]);
    const { database } = world().centre;
    await database.run(
      `INSERT INTO access (at, act, operator_iin, operator_bin, desk, journal, journal_after)
       VALUES ('2026-01-05T12:00:00Z', 'journal', '700101300015', '000000000000', 'desk-0123-04', $1, 0)`,
      [randomUUID()],
    );
    expect((await make('2026-01-05')).operators).toEqual([
      { ...nothing, iin: '700101300015', name: null, journalsRead: 1 },
    ]);
  });

  test('is a table of text', () => {
    const lines = printReport(report).split('\n');
    const [heading, , aigul] = lines.slice(lines.indexOf('Operators') + 1);
    expect(lines[0]).toMatch(
      new RegExp(`^Supervisor's report for ${day} \\(Asia/Almaty\\), made at \\d{4}-.* 00:00$`),
    );
    expect(heading?.split(/ {2,}/)).toEqual([
      ...[
        'operator',
        'IIN',
        'registered',
        'accounts',
        'replaced',
        'moved',
        'refused',
        'lapsed',
        'contradicted',
      ],
      ...['look-ups', 'without request', 'codes without request', 'journals read'],
    ]);
    expect(aigul?.split(/ {2,}/)).toEqual([
      ...[operators.aigul.surname, world().operator.iin],
      ...['5', '1', '2', '1', '2', '1', '1', '5', '3', '1', '1'],
    ]);
    const widths = lines
      .slice(lines.indexOf('Operators') + 1, lines.indexOf('Desks') - 1)
      .map((line) => line.length);
    expect(new Set(widths).size).toBe(1);
    const desk = lines.find((line) => line.startsWith('desk-0123-05'));
    expect(desk?.split(/ {2,}/)).toEqual([
      'desk-0123-05',
      '0123-05',
      'never',
      'never',
      ...Array(7).fill('0'),
    ]);
  });

  test('names no citizen', () => {
    for (const text of [printReport(report), JSON.stringify(report)])
      for (const { iin, number, surname, givenName } of citizens)
        for (const secret of [iin, number.slice(1), surname, givenName]) expect(text).not.toContain(secret);
    expect(citizens.length).toBeGreaterThan(8);
  });

  describe('the program', () => {
    const run = promisify(execFile);
    const program = ['--import', './check-node.mjs', 'central/report.ts'];
    const start = (...args: string[]) => run(process.execPath, [...program, ...args], { cwd: root });

    test('prints the report of a day while the centre is running', async () => {
      const json = await start(world().configFile, '--day', day, '--json');
      expect(JSON.parse(json.stdout)).toEqual({ ...report, madeAt: expect.any(String) });
      const text = await start(world().configFile, '--day', day);
      expect(text.stdout).toContain(printReport(report).split('\n').slice(1).join('\n'));
      expect((await world().client()({ method: 'GET', path: '/v1/health' })).status).toBe(200);
    });

    test('says how to call it where it can not be understood', async () => {
      for (const args of [[], [world().configFile, '--day', 'today'], ['a', 'b'], ['a', '--other']]) {
        const error = await start(...args).catch((reason: unknown) => reason);
        expect(error).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('usage: ') });
      }
    });

    test('ends in words where there is no such configuration', async () => {
      const error = await start(join(temporaryFolder(), 'centre.json')).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 1, stderr: expect.stringContaining('ENOENT') });
    });
  });

  test('is of today unless said', async () => {
    const made = await runReport([world().configFile, '--json'], () => noon, clean);
    expect(JSON.parse(made)).toMatchObject({ day, madeAt: instantOf(noon) });
    await expect(runReport([], () => noon, clean)).rejects.toThrow(UsageError);
  });

  test('changes nothing, and is refused where the database is at another schema', async () => {
    const { database } = world().centre;
    await database.run(`INSERT INTO migration (name) VALUES ('9999-later.sql')`);
    await expect(runReport([world().configFile], () => noon, clean)).rejects.toThrow('9999-later.sql');
    await database.run(`DELETE FROM migration WHERE name = '9999-later.sql'`);
    await database.run(`DELETE FROM migration WHERE name = '0012-report.sql'`);
    await expect(runReport([world().configFile], () => noon, clean)).rejects.toThrow(
      'start a node of the centre first',
    );
    await database.run(`INSERT INTO migration (name) VALUES ('0012-report.sql')`);
  });
});

test('an embedded database in memory can not be read from outside', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'centre.json');
  const path = 'x';
  const config = {
    mode: 'demonstration',
    listen: { host: '127.0.0.1', port: 0 },
    tls: { certificate: path, key: path, clientAuthority: path },
    database: { kind: 'embedded' },
    keys: { sealing: [path], receipt: path, oneTimePasswordSecret: path },
    trustedAuthorities: [path],
    policy: path,
  };
  writeFileSync(file, JSON.stringify(config));
  await expect(runReport([file], Date.now, clean)).rejects.toThrow('in the memory of its node');
});
