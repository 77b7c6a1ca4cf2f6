package dev.sextant.benchmarks.events;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections on which nothing is noted in the inbox: the deliberate fault by which the kill matrix shows that it would find one. */
final class WithoutInbox {

    private static final String NOTE =
            "INSERT INTO messaging.inbox (tenant_id, subscriber, event_id, recorded_at) SELECT ?, ?,";
    private static final String NO_NOTE = "SELECT ?::uuid AS tenant, ?::text AS subscriber,";
    private static final String ONCE = " ON CONFLICT DO NOTHING RETURNING event_id, recorded_at";

    private WithoutInbox() {}

    /** The same connections, on which the statement that notes an effect only reads. */
    static DataSource of(DataSource source) {
        return proxy(DataSource.class, source);
    }

    @SuppressWarnings("unchecked")
    private static <T> T proxy(Class<T> type, T target) {
        return (T) Proxy.newProxyInstance(
                WithoutInbox.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        Object answer = method.invoke(target, changed(method.getName(), arguments));
                        return answer instanceof Connection connection && type == DataSource.class
                                ? proxy(Connection.class, connection)
                                : answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause() == null ? thrown : thrown.getCause();
                    }
                });
    }

    private static @Nullable Object @Nullable [] changed(String method, @Nullable Object @Nullable [] arguments) {
        if (arguments == null
                || !method.equals("prepareStatement")
                || !(arguments[0] instanceof String sql)
                || !sql.contains("messaging.inbox")) {
            return arguments;
        }
        String without = sql.replace(NOTE, NO_NOTE).replace(ONCE, "");
        if (without.contains("messaging.inbox")) {
            throw new IllegalStateException("the inbox is written in a way that this does not know: " + sql);
        }
        return new Object[] {without};
    }
}
