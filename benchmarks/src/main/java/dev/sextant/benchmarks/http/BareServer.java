package dev.sextant.benchmarks.http;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a hurried colleague would write: Javalin, JDBC and Jackson, without token, problem documents, entity tags, metrics, request ids, audit or a domain. It sends the
 * database the same statements in the same transactions as the suite does, so that the difference is the price of everything else.
 */
final class BareServer implements AutoCloseable {

    private static final String TENANT = "SELECT set_config('sextant.tenant', ?, true)";
    private static final String ONE = "SELECT * FROM cases.case_record WHERE id = ?";
    private static final String PAGE = "SELECT * FROM cases.case_record ORDER BY created_at DESC, id DESC LIMIT 21";
    private static final String INSERT =
            "INSERT INTO cases.case_record (tenant_id, id, version, title, description, severity, status, tags, "
                    + "message_count, opened_by, created_at, updated_at) VALUES (?, ?, 1, ?, ?, ?, 'consulting', '{}', 0, ?, ?, ?)";
    private static final String EVENT =
            "INSERT INTO shared.outbox (tenant_id, event_id, aggregate_type, aggregate_id, aggregate_version, sequence, "
                    + "type, version, payload, actor, request_id, occurred_at) VALUES (?, ?, 'case', ?, 1, 0, 'case.opened', 1, ?::jsonb, ?, ?, ?)";

    private record NewCase(String title, String description, String severity) {}

    private final DataSource pool;
    private final UUID tenant;
    private final Javalin javalin;
    private final JsonMapper json = JsonMapper.builder().build();

    BareServer(DataSource pool, UUID tenant) {
        this.pool = pool;
        this.tenant = tenant;
        this.javalin = Javalin.create(settings -> {
                    settings.concurrency.useVirtualThreads = true;
                    settings.startup.showJavalinBanner = false;
                    settings.routes.addHttpHandler(HandlerType.GET, "/cases/{id}", this::one);
                    settings.routes.addHttpHandler(HandlerType.GET, "/cases", this::page);
                    settings.routes.addHttpHandler(HandlerType.POST, "/cases", this::create);
                })
                .start("127.0.0.1", 0);
    }

    int port() {
        return javalin.port();
    }

    private void one(Context context) throws SQLException {
        try (Connection connection = begin(true);
                PreparedStatement query = connection.prepareStatement(ONE)) {
            query.setObject(1, UUID.fromString(context.pathParam("id")));
            List<Map<String, @Nullable Object>> rows = rows(query);
            connection.commit();
            answer(context, 200, rows.getFirst());
        }
    }

    private void page(Context context) throws SQLException {
        try (Connection connection = begin(true);
                PreparedStatement query = connection.prepareStatement(PAGE)) {
            List<Map<String, @Nullable Object>> rows = rows(query);
            connection.commit();
            answer(context, 200, Map.of("items", rows.subList(0, Math.min(20, rows.size()))));
        }
    }

    private void create(Context context) throws SQLException {
        NewCase wanted = json.readValue(context.bodyAsBytes(), NewCase.class);
        UUID id = UUID.randomUUID();
        Timestamp now = Timestamp.from(Instant.now());
        try (Connection connection = begin(false);
                PreparedStatement insert = connection.prepareStatement(INSERT);
                PreparedStatement event = connection.prepareStatement(EVENT)) {
            insert.setObject(1, tenant);
            insert.setObject(2, id);
            insert.setString(3, wanted.title());
            insert.setString(4, wanted.description());
            insert.setString(5, wanted.severity());
            insert.setObject(6, tenant);
            insert.setTimestamp(7, now);
            insert.setTimestamp(8, now);
            insert.executeUpdate();
            event.setObject(1, tenant);
            event.setObject(2, UUID.randomUUID());
            event.setObject(3, id);
            event.setString(4, json.writeValueAsString(Map.of("case_id", id, "severity", wanted.severity())));
            event.setObject(5, tenant);
            event.setString(6, "bare");
            event.setTimestamp(7, now);
            event.executeUpdate();
            connection.commit();
        }
        answer(
                context,
                201,
                Map.of(
                        "id",
                        id,
                        "title",
                        wanted.title(),
                        "created_at",
                        now.toInstant().toString()));
    }

    private Connection begin(boolean readOnly) throws SQLException {
        Connection connection = pool.getConnection();
        try (PreparedStatement statement = connection.prepareStatement(TENANT)) {
            connection.setAutoCommit(false);
            if (connection.isReadOnly() != readOnly) {
                connection.setReadOnly(readOnly);
            }
            statement.setString(1, tenant.toString());
            statement.execute();
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private static List<Map<String, @Nullable Object>> rows(PreparedStatement query) throws SQLException {
        try (ResultSet result = query.executeQuery()) {
            var columns = result.getMetaData();
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, @Nullable Object> row = new LinkedHashMap<>();
                for (int column = 1; column <= columns.getColumnCount(); column++) {
                    Object value = result.getObject(column);
                    row.put(columns.getColumnName(column), value == null ? null : value.toString());
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private void answer(Context context, int status, Object body) {
        context.status(status).contentType("application/json").result(json.writeValueAsBytes(body));
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
