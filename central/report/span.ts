import { beginningOfDay, dayAfter, type Instant, type PlainDate } from '../../src/contract/instant.ts';

/** From an instant up to another, which does not belong to it any more. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** A calendar date at the counter (Asia/Almaty). */
export const spanOf = (day: PlainDate): Span => ({
  from: beginningOfDay(day),
  to: beginningOfDay(dayAfter(day)),
});
