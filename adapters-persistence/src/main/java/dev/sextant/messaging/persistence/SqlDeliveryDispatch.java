package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.DeliveryDispatch;
import dev.sextant.messaging.domain.DeliveryId;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.persistence.ConnectionWork;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jmolecules.ddd.types.Identifier;

/** Looks over all organisations as the worker, which sees ids and times. */
public final class SqlDeliveryDispatch implements DeliveryDispatch {

    /**
     * Jumps in the index from webhook to webhook that has something pending, and takes the first few of each: what is due for one webhook costs the others nothing, however much it is. Among those few the first of every organisation
     * come before the second of any.
     */
    static final String DUE =
            "WITH RECURSIVE pending(tenant_id, webhook_id) AS ((SELECT d.tenant_id, d.webhook_id FROM messaging.webhook_delivery d"
                    + " WHERE d.next_at IS NOT NULL ORDER BY d.tenant_id, d.webhook_id LIMIT 1)"
                    + " UNION ALL SELECT n.tenant_id, n.webhook_id FROM pending p CROSS JOIN LATERAL (SELECT d.tenant_id, d.webhook_id"
                    + " FROM messaging.webhook_delivery d WHERE d.next_at IS NOT NULL"
                    + " AND (d.tenant_id, d.webhook_id) > (p.tenant_id, p.webhook_id) ORDER BY d.tenant_id, d.webhook_id LIMIT 1) n),"
                    + " few AS (SELECT p.tenant_id, p.webhook_id, d.id, d.next_at,"
                    + " row_number() OVER (PARTITION BY p.tenant_id ORDER BY d.next_at, d.id) AS place"
                    + " FROM pending p CROSS JOIN LATERAL (SELECT d.id, d.next_at FROM messaging.webhook_delivery d"
                    + " WHERE d.tenant_id = p.tenant_id AND d.webhook_id = p.webhook_id AND d.next_at <= now()"
                    + " ORDER BY d.next_at LIMIT ?) d WHERE NOT p.tenant_id = ANY (?) AND NOT p.webhook_id = ANY (?))"
                    + " SELECT tenant_id, webhook_id, id FROM few WHERE place <= ? ORDER BY place, next_at LIMIT ?";

    private static final String FORGET =
            "DELETE FROM messaging.webhook_delivery WHERE (tenant_id, id) IN (SELECT d.tenant_id, d.id"
                    + " FROM messaging.webhook_delivery d WHERE d.created_at < now() - interval '30 days'"
                    + " ORDER BY d.created_at LIMIT ?)";

    private static final String WEBHOOKS = "SELECT w.tenant_id, w.id FROM messaging.webhook w"
            + " WHERE (w.tenant_id, w.id) > (?, ?) ORDER BY w.tenant_id, w.id LIMIT ?";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final DataSource worker;

    /**
     * The organisations of a database.
     *
     * @param worker connections of the role {@code sextant_worker}
     */
    public SqlDeliveryDispatch(DataSource worker) {
        this.worker = worker;
    }

    @Override
    public List<Due> due(Ask ask) {
        return asking(DUE, (connection, query) -> {
            query.setInt(1, ask.perWebhook());
            query.setArray(2, connection.createArrayOf("uuid", uuids(ask.busyTenants(), TenantId::value)));
            query.setArray(3, connection.createArrayOf("uuid", uuids(ask.busyWebhooks(), WebhookId::value)));
            query.setInt(4, ask.perTenant());
            query.setInt(5, ask.most());
            return rows(
                    query,
                    row -> new Due(
                            new TenantId(row.getObject(1, UUID.class)),
                            new WebhookId(row.getObject(2, UUID.class)),
                            new DeliveryId(row.getObject(3, UUID.class))));
        });
    }

    private static <I extends Identifier> UUID[] uuids(Collection<I> ids, Function<I, UUID> value) {
        return ids.stream().map(value).toArray(UUID[]::new);
    }

    @Override
    public int forget(int most) {
        return asking(FORGET, (connection, query) -> {
            query.setInt(1, most);
            return query.executeUpdate();
        });
    }

    @Override
    public List<Place> webhooks(Option<Place> after, int most) {
        return asking(WEBHOOKS, (connection, query) -> {
            query.setObject(1, after.map(place -> place.tenant().value()).getOrElse(BEFORE_ALL));
            query.setObject(2, after.map(place -> place.webhook().value()).getOrElse(BEFORE_ALL));
            query.setInt(3, most);
            return rows(
                    query,
                    row -> new Place(
                            new TenantId(row.getObject(1, UUID.class)), new WebhookId(row.getObject(2, UUID.class))));
        });
    }

    /** Binds and runs a statement. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Connection connection, PreparedStatement query) throws SQLException;
    }

    /** Reads the present row. */
    @FunctionalInterface
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> T asking(String sql, Question<T> question) {
        return ConnectionWork.run(worker, connection -> {
            try (var query = connection.prepareStatement(sql)) {
                return question.ask(connection, query);
            }
        });
    }

    private static <T> List<T> rows(PreparedStatement query, Row<T> row) throws SQLException {
        var found = new ArrayList<T>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(row.read(rows));
            }
        }
        return found;
    }
}
