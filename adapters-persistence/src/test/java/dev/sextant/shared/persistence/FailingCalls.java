package dev.sextant.shared.persistence;

import java.io.Serial;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source of which one call, counted over everything that talks to the server, fails as if the connection broke: before the server did it, or after. */
final class FailingCalls {

    private static final Set<String> TALKS =
            Set.of("getConnection", "execute", "executeQuery", "executeUpdate", "commit", "rollback", "setAutoCommit");

    private final DataSource real;
    private final int failing;
    private final boolean afterwards;
    private final AtomicInteger calls = new AtomicInteger();

    /** Not an outage that a pool could notice: the driver's own. */
    static final class Broken extends SQLException {
        @Serial
        private static final long serialVersionUID = 1L;

        Broken(int call) {
            super("call " + call + " broke", "08006");
        }
    }

    FailingCalls(DataSource real, int failing, boolean afterwards) {
        this.real = real;
        this.failing = failing;
        this.afterwards = afterwards;
    }

    /** How many calls there were. */
    int calls() {
        return calls.get();
    }

    DataSource source() {
        return wrap(DataSource.class, real);
    }

    private <T> T wrap(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                FailingCalls.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    boolean fails = TALKS.contains(method.getName()) && calls.incrementAndGet() == failing;
                    if (fails && !afterwards) {
                        throw new Broken(failing);
                    }
                    Object answer;
                    try {
                        answer = method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (fails) {
                        throw new Broken(failing);
                    }
                    if (answer instanceof Connection connection) {
                        return wrap(Connection.class, connection);
                    }
                    return answer instanceof PreparedStatement statement
                            ? wrap(PreparedStatement.class, statement)
                            : answer;
                }));
    }
}
