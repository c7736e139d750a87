import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { patiently } from './patience.ts';
import { toStoreError } from './store-error.ts';

export interface NodeSqliteOptions {
  /** Names the store in errors. */
  readonly file: string;
  /** Milliseconds to wait for another process. */
  readonly busyTimeout: number;
}

/** Kysely on an open `node:sqlite` database. Every failure comes out as the store's own error. */
export function nodeSqliteDialect(database: DatabaseSync, options: NodeSqliteOptions): Dialect {
  return {
    createDriver: () => new NodeSqliteDriver(database, options),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** One connection; Kysely queues transactions and single queries on it. */
class NodeSqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #connection: NodeSqliteConnection;

  constructor(database: DatabaseSync, options: NodeSqliteOptions) {
    this.#database = database;
    this.#connection = new NodeSqliteConnection(database, options);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // A deferred transaction that reads, then writes, fails at once when another process has written meanwhile.
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    // SQLite has already rolled back by itself when the disk was full; asking again would hide the reason.
    if (this.#database.isTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }
}

interface Prepared {
  readonly statement: StatementSync;
  readonly reads: boolean;
}

/** Reading the text of a query costs SQLite as much as answering a small one. Lists of ids make texts without end, so only so many are kept. */
const mostPrepared = 256;

class NodeSqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #options: NodeSqliteOptions;
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: DatabaseSync, options: NodeSqliteOptions) {
    this.#database = database;
    this.#options = options;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const { file, busyTimeout } = this.#options;
    try {
      return await patiently(busyTimeout, () => this.#run<Row>(sql, parameters.map(toSqlite)));
    } catch (error) {
      throw toStoreError(error, file);
    }
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    yield await this.executeQuery<Row>(query);
  }

  #run<Row>(sql: string, values: readonly SQLInputValue[]): QueryResult<Row> {
    const { statement, reads } = this.#prepare(sql);
    // The driver cannot know the columns; Kysely's types do. Rows come without a prototype, which equality checks would notice.
    if (reads) return { rows: statement.all(...values).map((row) => ({ ...row }) as Row) };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  #prepare(sql: string): Prepared {
    const kept = this.#prepared.get(sql);
    if (kept !== undefined) return kept;
    const statement = this.#database.prepare(sql);
    const prepared = { statement, reads: statement.columns().length > 0 };
    const [oldest] = this.#prepared.keys();
    if (oldest !== undefined && this.#prepared.size >= mostPrepared) this.#prepared.delete(oldest);
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

/** node:sqlite takes neither booleans nor undefined. */
function toSqlite(value: unknown): SQLInputValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`SQLite cannot keep a value of type ${typeof value}.`);
}
