import { plainStyle } from '../application/paper-style.ts';
import type { PaperEvent, PaperReference } from './events.ts';
import type { Paper } from './state.ts';

/**
 * The papers after one more event, or null where it can't be: a paper that was never drawn can't be
 * asked for, and only what the operator once held in hand has duplicates, counted from 2 without gaps.
 */
export function applyPaperEvent(papers: readonly Paper[], event: PaperEvent): Paper[] | null {
  switch (event.type) {
    case 'paper-drawn':
      return addPaper(papers, event.paper);
    case 'paper-asked':
      return change(papers, event, { progress: 'asked', copies: event.copy, printFault: null });
    case 'paper-handed-to-printer':
      return change(papers, event, { progress: 'handed-to-printer' });
    case 'paper-not-printed':
      return change(papers, event, { progress: 'not-printed', printFault: event.reason });
    case 'paper-confirmed':
      return change(papers, event, { progress: 'confirmed' });
  }
}

/** The papers with one that was just drawn, or null where it says to be a duplicate of what it can't be. */
export function addPaper(papers: readonly Paper[], drawn: PaperReference): Paper[] | null {
  if (drawn.duplicate && !mayBeDuplicate(papers, drawn)) return null;
  const { style = plainStyle, ...paper } = drawn;
  return [...papers, { ...paper, style, progress: 'drawn', copies: 0, printFault: null }];
}

/** The number that the next duplicate of a paper has, whichever of its copies is at hand. */
export const nextCopy = (papers: readonly Paper[], originalId: string): number =>
  papers.filter(({ duplicate }) => duplicate?.of === originalId).length + 2;

/** The paper that a paper is a duplicate of; itself where it is none. */
export const originalOf = ({ paperId, duplicate }: Pick<Paper, 'paperId' | 'duplicate'>): string =>
  duplicate?.of ?? paperId;

/** A duplicate that the operator has not confirmed yet: it is tried again before another one is drawn. */
export const outstandingDuplicate = (papers: readonly Paper[], originalId: string): Paper | undefined =>
  papers.find(({ duplicate, progress }) => duplicate?.of === originalId && progress !== 'confirmed');

/** Whether a later application took the place of this one. A notice or a confirmation stays true beside a later one. */
export const isSuperseded = (paper: Paper, papers: readonly Paper[]): boolean =>
  paper.kind === 'application' &&
  originalOf(paper) !==
    papers.findLast(({ kind, duplicate }) => kind === 'application' && !duplicate)?.paperId;

function mayBeDuplicate(papers: readonly Paper[], { kind, duplicate }: PaperReference): boolean {
  const original = papers.find(({ paperId }) => paperId === duplicate?.of);
  return (
    original !== undefined &&
    !original.duplicate &&
    original.kind === kind &&
    original.progress === 'confirmed' &&
    duplicate?.copy === nextCopy(papers, original.paperId)
  );
}

function change(
  papers: readonly Paper[],
  { paperId }: { paperId: string },
  changes: Partial<Paper>,
): Paper[] | null {
  if (!papers.some((paper) => paper.paperId === paperId)) return null;
  return papers.map((paper) => (paper.paperId === paperId ? { ...paper, ...changes } : paper));
}
