package dev.sextant.bootstrap.database;

import dev.sextant.shared.persistence.Pool;
import io.vavr.control.Option;
import javax.sql.DataSource;

/** A database at this program's schema version, with a pool per role. */
public sealed interface Database extends AutoCloseable permits LocalDatabase, RunningDatabase, ExternalDatabase {

    /** Connections that serve requests. */
    Pool appPool();

    /** Connections that find due work. */
    Pool workerPool();

    /** Connections of a login that may act as the owner of the schema, each opened when it is asked for; none when no such login is known. */
    Option<DataSource> owner();

    /** Connections that serve requests. */
    default DataSource app() {
        return appPool().source();
    }

    /** Gives every connection back. */
    @Override
    void close();
}
