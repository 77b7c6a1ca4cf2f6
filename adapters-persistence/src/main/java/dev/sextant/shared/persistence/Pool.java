package dev.sextant.shared.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Connections of one role, kept open. A borrower that finds none in time gets an exception and not a place in an endless queue. Connections that died, with the database or the network, are
 * replaced as soon as the database answers again; opening a pool needs no database.
 */
public final class Pool implements AutoCloseable {

    private static final Duration VALIDATION = Duration.ofSeconds(1);
    private static final Duration KEEPALIVE = Duration.ofSeconds(30);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(30);

    private final HikariDataSource source;

    /**
     * How a pool is opened.
     *
     * @param name names it in logs and metrics
     * @param url {@code jdbc:postgresql://…}
     * @param user the login
     * @param password its password; may be empty
     * @param size how many connections, at least 1
     * @param acquire how long a borrower waits, at least 250 ms
     * @param answer the longest silence of the server before a connection is given up, in whole seconds; within a {@link JooqTransactions transaction} its {@link Timeouts#answer} counts
     */
    public record Settings(
            String name, String url, String user, String password, int size, Duration acquire, Duration answer) {

        /** Waits 1 s for a connection and 3 s for an answer. */
        public static Settings standard(String name, String url, String user, String password, int size) {
            return new Settings(name, url, user, password, size, Duration.ofSeconds(1), Duration.ofSeconds(3));
        }

        /** Without the password. */
        @Override
        public String toString() {
            return name + ": " + size + " connections to " + url + " as " + user;
        }
    }

    private Pool(HikariDataSource source) {
        this.source = source;
    }

    /** Opens a pool; its connections are made as they are needed, and soon after. */
    public static Pool open(Settings settings) {
        var config = new HikariConfig();
        config.setPoolName(settings.name());
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.size());
        config.setAutoCommit(false);
        config.setConnectionTimeout(settings.acquire().toMillis());
        config.setValidationTimeout(
                Math.min(VALIDATION.toMillis(), settings.acquire().toMillis()));
        config.setKeepaliveTime(KEEPALIVE.toMillis());
        config.setMaxLifetime(LONGEST_LIFE.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("connectTimeout", "2");
        config.addDataSourceProperty("loginTimeout", "2");
        config.addDataSourceProperty(
                "socketTimeout", Long.toString(settings.answer().toSeconds()));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // What the server says in detail quotes the values of rows, and would stand in every log.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("ApplicationName", settings.name());
        return new Pool(new HikariDataSource(config));
    }

    /** Where connections are borrowed; they do not commit by themselves. */
    public DataSource source() {
        return source;
    }

    /** How many connections are lent out now. */
    public int active() {
        return source.getHikariPoolMXBean().getActiveConnections();
    }

    /** How many connections are open and free now. */
    public int idle() {
        return source.getHikariPoolMXBean().getIdleConnections();
    }

    /** How many borrowers wait now. */
    public int waiting() {
        return source.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    /** The most connections that there can be. */
    public int size() {
        return source.getMaximumPoolSize();
    }

    /** Closes every connection, those that are lent out too. */
    @Override
    public void close() {
        source.close();
    }
}
