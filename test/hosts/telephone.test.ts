import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { startTelephone, type Telephone } from '../../demo/telephone/telephone.ts';
import { startTray, type Tray } from '../../demo/tray/tray.ts';
import { browserPath, startBrowser } from '../fixtures/browser.ts';

let folder: string;
let telephone: Telephone;
let tray: Tray;
let browser: Browser | null = null;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tereze-telephone-'));
  telephone = await startTelephone({ file: join(folder, 'messages.jsonl'), token: 'right' });
  tray = await startTray(join(folder, 'tray'));
  if (browserPath) browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await telephone.close();
  await tray.close();
  await rm(folder, { recursive: true, force: true });
});

const to = citizens.withAccount.telephone;
const send = async (
  message: object,
  token = 'right',
  gateway: keyof Telephone['gateways'] = 'sms',
): Promise<number> => {
  const { status } = await fetch(telephone.gateways[gateway].url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  return status;
};
const page = async (url: string): Promise<string> => (await fetch(url)).text();

describe('the telephone', () => {
  test('takes a message once, however often it is handed over', async () => {
    const message = { to, text: '1414: 123456', messageId: randomUUID() };
    expect([await send(message), await send(message)]).toEqual([202, 202]);
    expect(await telephone.messages.to(to, 1)).toHaveLength(1);
  });

  test('takes nothing without its token, and nothing that is no message', async () => {
    expect(await send({ to, text: 'x', messageId: randomUUID() }, 'wrong')).toBe(401);
    expect(await send({ to: 'nobody', text: 'x', messageId: randomUUID() })).toBe(400);
    expect(await send({ to, text: 'x' })).toBe(400);
  });

  test('takes e-mail by another gateway, and shows it under its address with its subject', async () => {
    const mail = {
      to: 'holder@example.kz',
      subject: 'eGov: нөмір',
      text: 'Нөмір ажыратылды',
      messageId: randomUUID(),
    };
    expect(await send(mail, 'wrong', 'mail')).toBe(401);
    expect(await send({ ...mail, subject: undefined }, 'right', 'mail')).toBe(400);
    expect(await send(mail)).toBe(400);
    expect([await send(mail, 'right', 'mail'), await send(mail, 'right', 'mail')]).toEqual([202, 202]);
    expect(await telephone.messages.to(mail.to, 1)).toHaveLength(1);
    const shown = await page(`${telephone.url}/?number=${encodeURIComponent(mail.to)}`);
    for (const text of ['Электрондық пошта', mail.to, mail.subject, mail.text]) expect(shown).toContain(text);
  });

  test('opens the telephone with the last one-time password, whatever notice to another one came after it', async () => {
    const other = citizens.changesNumber.telephone;
    await send({ to: other, text: '1414: 654321 — бір реттік пароль', messageId: randomUUID() });
    await send({ to, text: '1414: осы нөмір ауыстырылды', messageId: randomUUID() });
    expect(await page(telephone.url)).toContain('<p>1414: 654321 — бір реттік пароль</p>');
  });

  test('keeps its messages', async () => {
    const again = await startTelephone({ file: join(folder, 'messages.jsonl'), token: 'right' });
    expect(again.messages.all()).toEqual(telephone.messages.all());
    await again.close();
  });

  test('shows whose it is, in Kazakh and Russian', async () => {
    expect(await page(telephone.url)).toContain('Азаматтың телефоны');
    const russian = await page(`${telephone.url}/?language=ru`);
    expect(russian).toContain('Телефон гражданина');
    expect(russian).toContain('ӘБДІҒАЛИЕВ Н. Қ.');
  });

  test('shows a text as a text', async () => {
    await send({ to, text: '<script>alert(1)</script>', messageId: randomUUID() });
    const shown = await page(`${telephone.url}/?number=${encodeURIComponent('"><b>')}`);
    expect(shown).not.toContain('<script>alert');
    expect(shown).not.toContain('"><b>');
    expect(await page(telephone.url)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('answers under its own address alone', async () => {
    const { port } = new URL(telephone.url);
    const { rawRequest } = await import('./raw-request.ts');
    const head = ['GET / HTTP/1.1', 'host: evil.example', 'connection: close'];
    expect((await rawRequest(Number(port), head)).status).toBe(421);
  });

  test.runIf(browserPath)('shows a new message as it comes, and leaves the cursor where it was', async () => {
    const context = await browser?.newContext();
    const shown = await context?.newPage();
    if (!context || !shown) throw new Error('there is no browser');
    await shown.goto(telephone.url);
    const own = shown.locator(`#number-${to.slice(1)}`);
    await own.focus();
    await shown.keyboard.press('Enter');
    await shown.waitForURL(/number=/);
    await own.focus();
    await send({ to, text: 'just now', messageId: randomUUID() });
    await shown.locator('main').getByText('just now').waitFor();
    expect(await own.evaluate((element) => element === document.activeElement)).toBe(true);
    await context.close();
  });
});

describe("the printer's tray", () => {
  const put = async (name: string, at: number): Promise<void> => {
    await writeFile(join(folder, 'tray', name), '%PDF-1.7');
    await utimes(join(folder, 'tray', name), at, at);
  };

  test('shows papers, the newest on top, and nothing but papers', async () => {
    await put('000001 first.pdf', 1_000);
    await put('000002 second.pdf', 2_000);
    await writeFile(join(folder, 'tray/half.pdf.part'), '');
    const names = [...(await page(tray.url)).matchAll(/· ([^<]+)<\/h2>/g)].map(([, name]) => name);
    expect(names).toEqual(['000002 second', '000001 first']);
  });

  test.each([
    '/papers/..%2Fmessages.jsonl',
    '/papers/%2e%2e%2fmessages.jsonl',
    '/papers/none.pdf',
    '/papers/half.pdf.part',
  ])('gives no %s', async (path) => {
    expect((await fetch(`${tray.url}${path}`)).status).toBe(404);
  });

  test('gives a paper as it came out', async () => {
    const answer = await fetch(`${tray.url}/papers/${encodeURIComponent('000001 first.pdf')}`);
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual([
      'application/pdf',
      '%PDF-1.7',
    ]);
  });
});
