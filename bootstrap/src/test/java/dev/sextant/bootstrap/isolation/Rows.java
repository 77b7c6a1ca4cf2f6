package dev.sextant.bootstrap.isolation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** All rows of some tenants in every table that has tenants, read past row-level security. */
final class Rows {

    private final Connection superuser;
    private final Collection<UUID> tenants;

    Rows(Connection superuser, Collection<UUID> tenants) {
        this.superuser = superuser;
        this.tenants = tenants;
    }

    /** Every table with tenants, and how many rows it has with which hash. */
    Map<String, String> hashes() throws SQLException {
        var hashes = new TreeMap<String, String>();
        for (String table : tables()) {
            hashes.put(
                    table,
                    text(
                            "SELECT count(*) || ' rows ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') FROM "
                                    + table + " t WHERE t.tenant_id IN " + list()));
        }
        return hashes;
    }

    /** How many entries of the audit trail wait for their link. */
    boolean isSettled() throws SQLException {
        return text("SELECT count(*) FROM shared.audit_entry e WHERE e.tenant_id IN " + list()
                        + " AND NOT EXISTS (SELECT FROM shared.audit_link l"
                        + " WHERE l.tenant_id = e.tenant_id AND l.entry_id = e.id)")
                .equals("0");
    }

    /** All but the counts of requests, which are written down seconds later, also of what was asked for before. */
    private List<String> tables() throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = superuser.createStatement();
                var found = statement.executeQuery(
                        "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'"
                                + " WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition"
                                + " AND c.oid <> 'metering.usage'::regclass ORDER BY 1")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    private String list() {
        return tenants.stream().map(tenant -> "'" + tenant + "'").collect(Collectors.joining(",", "(", ")"));
    }

    String text(String query) throws SQLException {
        try (var statement = superuser.createStatement();
                var found = statement.executeQuery(query)) {
            found.next();
            return found.getString(1);
        }
    }
}
