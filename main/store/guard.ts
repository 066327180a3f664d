import type Database from 'better-sqlite3';
import type { Connection } from './database.ts';
import { storeFault } from './faults.ts';
import type { StoreHealth } from './health.ts';

/** All that a table needs of a connection. */
export type Statements = Pick<Connection, 'prepare'>;

/**
 * Statements over a connection whose errors are the desk's own faults and are noted in its health, and
 * which write nothing once the store is sealed.
 */
export function guardStatements(connection: Connection, health: StoreHealth): Statements {
  const guarded = <Value>(work: () => Value): Value => {
    try {
      return work();
    } catch (error) {
      throw health.note(storeFault(error));
    }
  };
  const guard = (statement: Database.Statement): Database.Statement => {
    const run = statement.run.bind(statement);
    const get = statement.get.bind(statement);
    const all = statement.all.bind(statement);
    const iterate = statement.iterate.bind(statement);
    return Object.assign(statement, {
      run(...values: unknown[]) {
        health.assertWritable();
        const result = guarded(() => run(...values));
        // Inside a transaction nothing is on disk yet.
        if (!connection.inTransaction) health.note(null);
        return result;
      },
      get: (...values: unknown[]) => guarded(() => get(...values)),
      all: (...values: unknown[]) => guarded(() => all(...values)),
      *iterate(...values: unknown[]) {
        const rows = guarded(() => iterate(...values));
        try {
          for (;;) {
            const { done, value } = guarded(() => rows.next());
            if (done) return;
            yield value;
          }
        } finally {
          rows.return?.();
        }
      },
    });
  };
  return { prepare: ((sql: string) => guard(connection.prepare(sql))) as Connection['prepare'] };
}
