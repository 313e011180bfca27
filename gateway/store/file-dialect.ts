import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDialectConfig,
} from 'kysely'

/**
 * SQLite as a gateway and the command line beside it share it: every transaction takes the right to write at its
 * beginning, where SQLite waits for it, and not in its middle, where SQLite refuses at once.
 */
export class FileDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig

  constructor(config: SqliteDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): SqliteDriver {
    return new FileDriver(this.#config)
  }

  override createAdapter(): SqliteAdapter {
    return new FileAdapter()
  }
}

class FileDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
}

class FileAdapter extends SqliteAdapter {
  /** So that migrations run in one transaction, and two processes never run them at once. */
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}
