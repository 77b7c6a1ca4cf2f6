package dev.sextant.shared.persistence;

import dev.sextant.shared.application.AuditedTenants;
import dev.sextant.shared.domain.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Finds the tenants with an audit trail as the worker, which sees whose links there are and not what they hold. */
public final class SqlAuditedTenants implements AuditedTenants {

    /** Jumps from tenant to tenant in the index; a plain DISTINCT would read every link. */
    private static final String TENANTS =
            "WITH RECURSIVE found(tenant_id) AS ((SELECT l.tenant_id FROM shared.audit_link l ORDER BY l.tenant_id LIMIT 1)"
                    + " UNION ALL SELECT (SELECT l.tenant_id FROM shared.audit_link l WHERE l.tenant_id > f.tenant_id"
                    + " ORDER BY l.tenant_id LIMIT 1) FROM found f WHERE f.tenant_id IS NOT NULL)"
                    + " SELECT tenant_id FROM found WHERE tenant_id IS NOT NULL";

    private final DataSource worker;

    /**
     * The tenants of a database.
     *
     * @param worker connections of the role {@code sextant_worker}
     */
    public SqlAuditedTenants(DataSource worker) {
        this.worker = worker;
    }

    @Override
    public List<TenantId> all() {
        return ConnectionWork.read(worker, connection -> {
            var tenants = new ArrayList<TenantId>();
            try (var query = connection.prepareStatement(TENANTS);
                    var rows = query.executeQuery()) {
                while (rows.next()) {
                    tenants.add(new TenantId(rows.getObject(1, UUID.class)));
                }
            }
            return tenants;
        });
    }
}
