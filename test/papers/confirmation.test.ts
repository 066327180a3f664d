import { beforeAll, describe, expect, test } from 'vitest';
import { buildFonts } from '../../build/fonts.ts';
import { drawPaper } from '../../main/papers/draw.ts';
import { paperTexts } from '../../src/language/papers.ts';
import { confirmationIn, connectedNumber, languages, settings } from './documents.ts';
import { canReadBack, joined, textOf } from './read-back.ts';

beforeAll(buildFonts);

describe.skipIf(!canReadBack).each(languages)('the confirmation in %s, read back', (language) => {
  const { confirmation: texts } = paperTexts[language];
  const bodyOf = async (replaced: string | null) => {
    const { pdf } = await drawPaper(confirmationIn(language, { replaced, accountCreated: false }));
    return joined(textOf(pdf, 'body'));
  };

  test('names the number that was replaced by its last two digits, and that it is disconnected', async () => {
    expect(await bodyOf(connectedNumber)).toContain(
      joined(texts.replaced, connectedNumber, '—', texts.disconnected),
    );
  });

  test('says nothing of a replaced number where there was none', async () => {
    expect(await bodyOf(null)).not.toContain(joined(texts.replaced));
  });
});

test.each(settings.filter(({ style }) => !style.largePrint))(
  'a confirmation of a replaced number stays on one page: $name',
  async ({ language, style }) => {
    const paper = confirmationIn(language, { style, replaced: connectedNumber, accountCreated: false });
    expect((await drawPaper(paper)).pages).toBe(1);
  },
);
