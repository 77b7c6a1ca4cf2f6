package dev.sextant.shared.persistence;

import static dev.sextant.shared.persistence.db.Tables.AUDIT_CHECKPOINT;
import static dev.sextant.shared.persistence.db.Tables.AUDIT_ENTRY;
import static dev.sextant.shared.persistence.db.Tables.AUDIT_LINK;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.AuditEntry;
import dev.sextant.shared.domain.AuditHash;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Links the audit entries of every tenant. An entry is linked when every transaction that began before its own has ended: only then can no earlier one appear any more, and the order
 * is the same for everybody who looks. Several nodes may call it at the same time; for each tenant one of them links and the others pass on.
 *
 * <p>The links' order is that of the transactions' ids, so a database that is restored from a dump must not be given a lower transaction counter than it had (dump and restore into a new
 * cluster does that; a physical backup does not). Until its counter has passed the old one, {@code waiting} grows in every check.
 */
public final class AuditChain {

    private static final int BATCH = 1_000;
    /** Another node links this tenant's entries now; whether it succeeds is not known. */
    private static final int BUSY = -1;

    private static final long SIGN_EVERY = 1_000;
    private static final Duration SIGN_AFTER = Duration.ofHours(1);

    private static final String TENANTS =
            "SELECT DISTINCT e.tenant_id, pg_snapshot_xmin(pg_current_snapshot())::text FROM shared.audit_entry e"
                    + " WHERE e.transaction >= ?::xid8 AND NOT EXISTS (SELECT FROM shared.audit_link l"
                    + " WHERE l.tenant_id = e.tenant_id AND l.entry_id = e.id)";

    /** jOOQ has no type for xid8; it goes to and fro as text. */
    private static final Field<Object> TRANSACTION = DSL.field(DSL.name("transaction"));

    private final JooqTransactions transactions;
    private final DataSource worker;
    private final Option<AuditSignature> signature;
    private final Clock clock;
    /** Every entry of an older transaction is linked. */
    private volatile String horizon = "0";

    private record End(long position, AuditHash hash, String transaction) {}

    /**
     * A chain.
     *
     * @param transactions where links are added, tenant by tenant
     * @param worker connections of the role {@code sextant_worker}, which see whose entries wait
     * @param signature signs links from time to time; without one nothing tells when the whole chain was made anew
     */
    public AuditChain(JooqTransactions transactions, DataSource worker, Option<AuditSignature> signature, Clock clock) {
        this.transactions = transactions;
        this.worker = worker;
        this.signature = signature;
        this.clock = clock;
    }

    /**
     * Links what waits, for all tenants.
     *
     * @return how many entries were linked
     * @throws dev.sextant.shared.application.Unavailable when the database cannot answer now; what was linked stays
     */
    public int link() {
        List<TenantId> waiting = new ArrayList<>();
        String reached = waiting(waiting);
        int linked = 0;
        boolean alone = true;
        for (TenantId tenant : waiting) {
            int some = linkAll(tenant);
            alone &= some >= 0;
            linked += Math.max(some, 0);
        }
        if (alone) {
            horizon = reached;
        }
        return linked;
    }

    /** Collects whose entries wait, and answers the oldest transaction that may still add entries. */
    private String waiting(List<TenantId> tenants) {
        return ConnectionWork.read(worker, connection -> {
            String reached = horizon;
            try (var query = connection.prepareStatement(TENANTS)) {
                query.setString(1, horizon);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        tenants.add(new TenantId(rows.getObject(1, UUID.class)));
                        reached = rows.getString(2);
                    }
                }
            }
            return reached;
        });
    }

    private int linkAll(TenantId tenant) {
        var actor = Actor.program(tenant, "audit-chain");
        int linked = 0;
        int batch;
        do {
            batch = transactions
                    .<IllegalStateException, Integer>write(actor, () -> Either.right(linkSome(actor)))
                    .get();
            linked += Math.max(batch, 0);
        } while (batch == BATCH);
        return batch == BUSY ? BUSY : linked;
    }

    private int linkSome(Actor actor) {
        DSLContext dsl = transactions.dsl(actor);
        boolean alone = dsl.select(DSL.field(
                        "pg_try_advisory_xact_lock(hashtext('sextant.audit'), hashtext({0}))",
                        SQLDataType.BOOLEAN, DSL.val(actor.tenant().value().toString())))
                .fetchSingle()
                .value1();
        if (!alone) {
            return BUSY;
        }
        End end = end(dsl);
        List<? extends Record> entries = dsl.select(AUDIT_ENTRY.fields())
                .select(transaction())
                .from(AUDIT_ENTRY)
                .where("audit_entry.transaction >= {0}::xid8", DSL.val(end.transaction()))
                .and("audit_entry.transaction < pg_snapshot_xmin(pg_current_snapshot())")
                .andNotExists(dsl.selectOne().from(AUDIT_LINK).where(AUDIT_LINK.ENTRY_ID.eq(AUDIT_ENTRY.ID)))
                .orderBy(DSL.field("audit_entry.transaction"), AUDIT_ENTRY.ID)
                .limit(BATCH)
                .fetch();
        if (entries.isEmpty()) {
            return 0;
        }
        End last = add(dsl, actor.tenant(), end, entries);
        signature.forEach(key -> sign(dsl, key, actor.tenant(), last));
        return entries.size();
    }

    private static Field<String> transaction() {
        return DSL.field("audit_entry.transaction::text", SQLDataType.VARCHAR).as("of_transaction");
    }

    private static End end(DSLContext dsl) {
        return dsl.select(
                        AUDIT_LINK.POSITION,
                        AUDIT_LINK.HASH,
                        DSL.field("audit_link.transaction::text", SQLDataType.VARCHAR))
                .from(AUDIT_LINK)
                .orderBy(AUDIT_LINK.POSITION.desc())
                .limit(1)
                .fetchOptional(row -> new End(row.value1(), new AuditHash(row.value2()), row.value3()))
                .orElse(new End(0, AuditHash.START, "0"));
    }

    private static End add(DSLContext dsl, TenantId tenant, End end, List<? extends Record> entries) {
        long position = end.position();
        AuditHash hash = end.hash();
        String transaction = end.transaction();
        var insert = dsl.insertInto(
                AUDIT_LINK,
                AUDIT_LINK.TENANT_ID,
                AUDIT_LINK.POSITION,
                AUDIT_LINK.ENTRY_ID,
                AUDIT_LINK.HASH,
                TRANSACTION);
        for (Record row : entries) {
            AuditEntry entry = AuditRows.entry(row);
            position++;
            hash = hash.then(position, entry);
            transaction = row.get("of_transaction", String.class);
            insert = insert.values(
                    DSL.val(tenant.value()),
                    DSL.val(position),
                    DSL.val(entry.id()),
                    DSL.val(hash.hex()),
                    DSL.field("{0}::xid8", DSL.val(transaction)));
        }
        insert.execute();
        return new End(position, hash, transaction);
    }

    private void sign(DSLContext dsl, AuditSignature key, TenantId tenant, End end) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean due = dsl.select(AUDIT_CHECKPOINT.POSITION, AUDIT_CHECKPOINT.SIGNED_AT)
                .from(AUDIT_CHECKPOINT)
                .orderBy(AUDIT_CHECKPOINT.POSITION.desc())
                .limit(1)
                .fetchOptional()
                .map(row -> end.position() - row.value1() >= SIGN_EVERY
                        || !row.value2().plus(SIGN_AFTER).isAfter(now))
                .orElse(true);
        if (due) {
            dsl.insertInto(AUDIT_CHECKPOINT)
                    .set(AUDIT_CHECKPOINT.TENANT_ID, tenant.value())
                    .set(AUDIT_CHECKPOINT.POSITION, end.position())
                    .set(AUDIT_CHECKPOINT.HASH, end.hash().hex())
                    .set(AUDIT_CHECKPOINT.SIGNED_AT, now)
                    .set(AUDIT_CHECKPOINT.SIGNATURE, key.sign(tenant, end.position(), end.hash()))
                    .execute();
        }
    }
}
