import { instantOf } from '../../src/contract/instant.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Parts } from '../parts.ts';
import { tokenHash } from './find.ts';

/** Ends the session that this desk opened with the token. Where there is none, or it has ended, nothing changes. */
export function endSession({ database, clock }: Pick<Parts, 'database' | 'clock'>): Handlers['endSession'] {
  return async ({ token, desk }) => {
    await database.run(
      `UPDATE session SET expires_at = $3
        WHERE token_hash = $1 AND desk_certificate_hash = $2 AND expires_at > $3`,
      [tokenHash(token), desk.certificateHash, instantOf(clock())],
    );
    return { ended: true };
  };
}
