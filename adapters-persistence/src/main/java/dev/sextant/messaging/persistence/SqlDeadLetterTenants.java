package dev.sextant.messaging.persistence;

import dev.sextant.messaging.application.DeadLetterTenants;
import dev.sextant.messaging.domain.DeadLetterId;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.persistence.ConnectionWork;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where there are dead letters, as the worker role sees them. */
public final class SqlDeadLetterTenants implements DeadLetterTenants {

    private static final String TENANTS =
            "SELECT DISTINCT tenant_id FROM messaging.parked WHERE ?::uuid IS NULL OR id = ? ORDER BY tenant_id";

    private final DataSource worker;

    /**
     * In a database.
     *
     * @param worker connections of the role {@code sextant_worker}
     */
    public SqlDeadLetterTenants(DataSource worker) {
        this.worker = worker;
    }

    @Override
    public List<TenantId> all() {
        return tenants(null);
    }

    @Override
    public Option<TenantId> of(DeadLetterId id) {
        List<TenantId> found = tenants(id.value());
        return found.isEmpty() ? Option.none() : Option.some(found.getFirst());
    }

    private List<TenantId> tenants(@Nullable UUID id) {
        return ConnectionWork.read(worker, connection -> {
            try (var query = connection.prepareStatement(TENANTS)) {
                new Binding(query).any(id).any(id);
                try (var rows = query.executeQuery()) {
                    var tenants = new ArrayList<TenantId>();
                    while (rows.next()) {
                        tenants.add(new TenantId(rows.getObject(1, UUID.class)));
                    }
                    return tenants;
                }
            }
        });
    }
}
