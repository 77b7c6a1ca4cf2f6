package dev.sextant.bootstrap.database;

/**
 * The settings of the embedded server, written anew at every start.
 *
 * @param port where it listens on 127.0.0.1
 * @param connections how many the pools may open together; the server keeps a few more for the set-up
 */
public record ServerSettings(int port, int connections) {

    private static final int SPARE_CONNECTIONS = 10;

    /** The settings as {@code postgresql.conf}: a commit that was acknowledged is on disk, whatever happens next. */
    String text() {
        return """
                # Written by sextant at every start; changes made here are lost.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = %d
                password_encryption = 'scram-sha-256'
                # Durable: what was acknowledged survives a crash of the program, the server or the machine.
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                wal_level = minimal
                max_wal_senders = 0
                shared_buffers = '64MB'
                max_wal_size = '512MB'
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                datestyle = 'ISO, YMD'
                lc_messages = 'C'
                log_line_prefix = '%%m [%%p] '
                # A statement may carry a user's data; the log does not.
                log_min_error_statement = panic
                log_statement = 'none'
                log_parameter_max_length = 0
                log_parameter_max_length_on_error = 0
                """.formatted(port, connections + SPARE_CONNECTIONS);
    }
}
