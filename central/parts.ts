import type { Policy } from '../src/contract/policy.ts';
import type { Limits } from './access/limits.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database/database.ts';
import type { Keys } from './keys/read.ts';
import type { Dispatcher } from './messages/dispatch.ts';
import type { SmsGateway } from './messages/message.ts';
import type { Random } from './random.ts';

/** What the centre is made of. Every use case takes the parts that it needs. */
export interface Parts {
  readonly database: Database;
  readonly keys: Keys;
  readonly policy: Policy;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly random: Random;
  /** One-time passwords go through it at once, since an answer waits for them. */
  readonly sms: SmsGateway;
  /** Sends everything else that citizens are told, once it is committed. */
  readonly dispatcher: Pick<Dispatcher, 'wake'>;
}
