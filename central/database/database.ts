import type { z } from 'zod';

/** What a statement's `$1`, `$2`, … may be. Instants go in as ISO 8601 text. */
export type SqlValue = string | number | boolean | null | Uint8Array;

/** Statements in PostgreSQL's language, the same on every adapter. */
export interface Queries {
  /** The rows that a statement answers with, each checked against `row`. */
  rows<Row extends z.ZodType>(row: Row, sql: string, values?: readonly SqlValue[]): Promise<z.output<Row>[]>;
  /** Runs a statement and answers how many rows it changed. */
  run(sql: string, values?: readonly SqlValue[]): Promise<number>;
  /** Runs several statements without values, as a migration has them. */
  script(sql: string): Promise<void>;
}

/**
 * One database that every node of the centre shares. Every method throws DatabaseUnavailable where
 * trying the same again later can help.
 */
export interface Database extends Queries {
  /** Everything that `work` does happens, or nothing; isolation is READ COMMITTED, so what must hold still is locked. */
  transaction<Value>(work: (queries: Queries) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
}

/** The database can't be reached, is too busy, or undid the work: nothing happened, and the same may succeed later. */
export class DatabaseUnavailable extends Error {
  constructor(options?: ErrorOptions) {
    super('the database is not available', options);
    this.name = 'DatabaseUnavailable';
  }
}
