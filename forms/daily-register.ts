import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { counterDateTime, figureDate } from '../src/language/format.ts';
import type { DailyRegisterPaper } from '../src/papers/document.ts';
import { Phase } from '../src/registration/state.ts';
import { fill } from './fill.ts';
import { framed } from './frame.ts';
import { registerTable } from './register-table.ts';
import { each, inEach, isBilingual, type Sheet, sheetOf, together } from './sheet.ts';
import { rule } from './styles.ts';

/** One window's day on lying pages: every number that was issued, what became of it, and who answers for it. */
export function dailyRegisterDefinition(document: DailyRegisterPaper): TDocumentDefinitions {
  const sheet = sheetOf(document);
  const { office, window } = document;
  const day = figureDate(document.day);
  const title = together(sheet, ({ register }) => fill(register.title, { day }));
  const place = each(sheet, ({ register, margin, version }) =>
    [
      fill(register.title, { day }),
      fill(register.place, { office, window }),
      fill(margin.wording, { version }),
    ].join(' · '),
  );
  return framed({ document, sheet, title, barcode: null, note: place, lying: true }, [
    inEach(sheet, ({ register }) => [
      { text: fill(register.title, { day }), style: 'handoutTitle' },
      {
        text: [
          fill(register.place, { office, window }),
          fill(register.drawn, { time: counterDateTime(document.drawnAt) }),
        ].join('. '),
        style: 'subject',
        margin: [0, 3, 0, 10],
      },
    ]),
    document.rows.length === 0
      ? inEach(sheet, ({ register }) => ({ text: register.empty, style: 'text' }))
      : registerTable(document.rows, sheet),
    { unbreakable: true, margin: [0, 14, 0, 0], stack: [totals(document, sheet), signatures(sheet)] },
  ]);
}

/** How many registrations ended where: only what there is, and all of them together. */
function totals({ rows }: DailyRegisterPaper, sheet: Sheet): Content {
  const counts = Phase.options
    .map((phase) => ({ phase, count: rows.filter((row) => row.phase === phase).length }))
    .filter(({ count }) => count > 0)
    .map(({ phase, count }) => `${together(sheet, ({ register }) => register.outcomes[phase])}: ${count}`);
  const all = `${together(sheet, ({ register }) => register.all)}: ${rows.length}`;
  const figures = [...counts, all];
  return {
    stack: [
      { text: together(sheet, ({ register }) => register.totals), style: 'heading', margin: [0, 0, 0, 4] },
      ...(isBilingual(sheet)
        ? figures.map((text): Content => ({ text, style: 'text' }))
        : [{ text: figures.join('   ·   '), style: 'text' } satisfies Content]),
    ],
  };
}

const signatures = (sheet: Sheet): Content => ({
  margin: [0, 26, 0, 0],
  columns: (['drawnBy', 'checkedBy'] as const).map((name) => ({
    width: '*',
    stack: [
      { text: together(sheet, ({ register }) => register[name]), style: 'text' },
      {
        margin: [0, 20, 0, 0],
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: 300, y2: 0, lineWidth: 0.6, lineColor: rule }],
      },
    ],
  })),
  columnGap: 30,
});
