package dev.sextant.messaging.persistence;

import java.io.Serial;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * Connections of a program that is killed at one of its calls to the server: that call and every later one fails, and what was not committed is rolled back by the server. Several data sources of one program share a life.
 */
final class MortalSource {

    private static final Set<String> TALKS =
            Set.of("getConnection", "execute", "executeQuery", "executeUpdate", "executeBatch", "commit", "rollback");

    /** The life of a program. */
    static final class Life {

        private final int last;
        private final boolean afterwards;
        private final AtomicInteger calls = new AtomicInteger();

        /**
         * A life.
         *
         * @param last the call at which it ends
         * @param afterwards whether the server still does what that call asks for
         */
        Life(int last, boolean afterwards) {
            this.last = last;
            this.afterwards = afterwards;
        }

        /** Whether it is over. */
        boolean isOver() {
            return calls.get() >= last;
        }
    }

    /** The program is gone. */
    static final class Killed extends SQLException {
        @Serial
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", "08006");
        }
    }

    private MortalSource() {}

    /** Connections that end with a life. */
    static DataSource of(DataSource real, Life life) {
        return wrap(DataSource.class, real, life);
    }

    private static <T> T wrap(Class<T> type, T target, Life life) {
        return type.cast(Proxy.newProxyInstance(
                MortalSource.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    int call = TALKS.contains(method.getName()) ? life.calls.incrementAndGet() : life.calls.get();
                    boolean talks = TALKS.contains(method.getName());
                    if (talks && (call > life.last || (call == life.last && !life.afterwards))) {
                        end(target);
                        throw new Killed();
                    }
                    Object answer;
                    try {
                        answer = method.invoke(target, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                    if (talks && call == life.last) {
                        end(answer instanceof Connection borrowed ? borrowed : target);
                        throw new Killed();
                    }
                    if (answer == null) {
                        return null;
                    }
                    return switch (answer) {
                        case Connection connection -> wrap(Connection.class, connection, life);
                        case PreparedStatement statement -> wrap(PreparedStatement.class, statement, life);
                        case Statement statement -> wrap(Statement.class, statement, life);
                        default -> answer;
                    };
                }));
    }

    /** The server rolls back what a gone client had begun. */
    private static void end(Object target) throws SQLException {
        Connection connection = switch (target) {
            case Connection open -> open;
            case Statement statement -> statement.getConnection();
            default -> null;
        };
        if (connection != null && !connection.isClosed()) {
            connection.abort(Runnable::run);
        }
    }
}
