import type { CustomScheme } from 'electron';
import { answerPage, type Page } from '../page/page.ts';

/** The window's own origin. Not `file:`, which every file of the disk would share. */
export const origin = 'app://tereze';

export const scheme: CustomScheme = {
  scheme: 'app',
  // The engine keeps what it compiled, as it does for pages of the web: the next start is quicker.
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Answers a request for one of the window's files, with the same guards as in the browser host. */
export function answerRequest(page: Page, request: { url: string; method: string }): Response {
  const url = new URL(request.url);
  if (`${url.protocol}//${url.host}` !== origin || request.method !== 'GET')
    return new Response('refused', { status: 403 });
  const { status, headers, body } = answerPage(page, url.pathname);
  return new Response(body, { status, headers });
}
