package dev.sextant.bootstrap.database;

import dev.sextant.shared.persistence.Pool;
import javax.sql.DataSource;

/** A database at this program's schema version, with a pool per role. */
public sealed interface Database extends AutoCloseable permits LocalDatabase, ExternalDatabase {

    /** Connections that serve requests. */
    Pool appPool();

    /** Connections that find due work. */
    Pool workerPool();

    /** Connections that serve requests. */
    default DataSource app() {
        return appPool().source();
    }

    /** Gives every connection back. */
    @Override
    void close();
}
