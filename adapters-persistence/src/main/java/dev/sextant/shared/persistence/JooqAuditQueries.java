package dev.sextant.shared.persistence;

import static dev.sextant.shared.persistence.db.Tables.AUDIT_CHECKPOINT;
import static dev.sextant.shared.persistence.db.Tables.AUDIT_ENTRY;
import static dev.sextant.shared.persistence.db.Tables.AUDIT_LINK;

import dev.sextant.shared.application.AuditQueries;
import dev.sextant.shared.application.Cursor;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.AuditEntry;
import dev.sextant.shared.domain.AuditHash;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.TypeId;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The audit trail, read from its tables. */
public final class JooqAuditQueries implements AuditQueries {

    private static final int FETCH = 1_000;
    private static final int MOST_BREAKS = 100;

    private final JooqTransactions transactions;
    private final Option<AuditSignature> signature;

    /**
     * Queries.
     *
     * @param signature knows the key that checkpoints were signed with; without it they are not looked at
     */
    public JooqAuditQueries(JooqTransactions transactions, Option<AuditSignature> signature) {
        this.transactions = transactions;
        this.signature = signature;
    }

    @Override
    public Page<AuditView> page(Actor actor, Filter filter, PageRequest page) {
        Condition rest = page.after()
                .map(cursor -> AUDIT_ENTRY.ID.lt(UUID.fromString(cursor.keys().getFirst())))
                .getOrElse(DSL::noCondition);
        List<? extends Record> fetched = transactions
                .dsl(actor)
                .select(AUDIT_ENTRY.fields())
                .select(AUDIT_LINK.POSITION, AUDIT_LINK.HASH)
                .from(AUDIT_ENTRY)
                .leftJoin(AUDIT_LINK)
                .on(AUDIT_LINK.ENTRY_ID.eq(AUDIT_ENTRY.ID))
                .where(wanted(filter))
                .and(rest)
                .orderBy(AUDIT_ENTRY.ID.desc())
                .limit(page.limit() + 1)
                .fetch();
        Page<? extends Record> rows = Page.of(
                fetched,
                page.limit(),
                last -> new Cursor(List.of(last.get(AUDIT_ENTRY.ID).toString())));
        return new Page<>(rows.items().stream().map(JooqAuditQueries::view).toList(), rows.next());
    }

    private static Condition wanted(Filter filter) {
        return DSL.noCondition()
                .and(filter.action().map(AUDIT_ENTRY.ACTION::eq).getOrElse(DSL::noCondition))
                .and(filter.actor().map(AUDIT_ENTRY.ACTOR::eq).getOrElse(DSL::noCondition))
                .and(filter.objectId().map(AUDIT_ENTRY.OBJECT_ID::eq).getOrElse(DSL::noCondition))
                .and(filter.from().map(AUDIT_ENTRY.AT::ge).getOrElse(DSL::noCondition))
                .and(filter.to().map(AUDIT_ENTRY.AT::lt).getOrElse(DSL::noCondition));
    }

    private static AuditView view(Record row) {
        AuditEntry entry = AuditRows.entry(row);
        return new AuditView(
                TypeId.format("audit", entry.id()),
                Option.of(row.get(AUDIT_LINK.POSITION)),
                entry.at(),
                entry.actor().toString(),
                entry.action(),
                entry.object().map(AuditEntry.Subject::type),
                entry.object().map(object -> object.id().toString()),
                entry.outcome().name().toLowerCase(Locale.ROOT),
                entry.reason(),
                entry.before(),
                entry.after(),
                entry.origin().address(),
                entry.origin().credential(),
                entry.origin().requestId(),
                Option.of(row.get(AUDIT_LINK.HASH)));
    }

    @Override
    public Verification verify(Actor actor, boolean whole) {
        DSLContext dsl = transactions.dsl(actor);
        Map<Long, String> signed = new HashMap<>();
        List<Break> breaks = new ArrayList<>();
        long start = checkpoints(dsl, actor.tenant(), whole, signed, breaks);
        AuditHash before = start == 0 ? AuditHash.START : new AuditHash(signed.getOrDefault(start, ""));
        var walk = new Walk(start, before, signed, breaks);
        try (var rows = dsl.select(AUDIT_LINK.POSITION, AUDIT_LINK.HASH)
                .select(AUDIT_ENTRY.fields())
                .from(AUDIT_LINK)
                .leftJoin(AUDIT_ENTRY)
                .on(AUDIT_ENTRY.ID.eq(AUDIT_LINK.ENTRY_ID))
                .where(AUDIT_LINK.POSITION.gt(start))
                .orderBy(AUDIT_LINK.POSITION)
                .fetchSize(FETCH)
                .fetchLazy()) {
            rows.forEach(walk::look);
        }
        walk.end();
        return new Verification(walk.checked, start + 1, waiting(dsl, whole), breaks);
    }

    /** Collects the signed links, and answers the position after which to look. */
    private long checkpoints(
            DSLContext dsl, TenantId tenant, boolean whole, Map<Long, String> signed, List<Break> breaks) {
        long start = 0;
        if (signature.isEmpty()) {
            return start;
        }
        for (var row : dsl.selectFrom(AUDIT_CHECKPOINT)
                .orderBy(AUDIT_CHECKPOINT.POSITION)
                .fetch()) {
            var hash = new AuditHash(row.getHash());
            if (!signature.get().isRight(tenant, row.getPosition(), hash, row.getSignature())) {
                note(breaks, row.getPosition(), "signature_wrong");
                continue;
            }
            signed.put(row.getPosition(), row.getHash());
            start = whole ? 0 : row.getPosition();
        }
        return start;
    }

    /** Links are made in the order of transactions, so a quick look begins at the transaction of the last link; a whole one misses nothing, whatever happened to the order. */
    private static long waiting(DSLContext dsl, boolean whole) {
        Condition recent = whole
                ? DSL.noCondition()
                : DSL.condition("audit_entry.transaction >= coalesce((SELECT l.transaction FROM shared.audit_link l"
                        + " ORDER BY l.position DESC LIMIT 1), '0'::xid8)");
        return dsl.selectCount()
                .from(AUDIT_ENTRY)
                .whereNotExists(dsl.selectOne().from(AUDIT_LINK).where(AUDIT_LINK.ENTRY_ID.eq(AUDIT_ENTRY.ID)))
                .and(recent)
                .fetchSingle()
                .value1();
    }

    private static void note(List<Break> breaks, long position, String what) {
        if (breaks.size() < MOST_BREAKS) {
            breaks.add(new Break(position, what));
        }
    }

    /** Goes from link to link. */
    private static final class Walk {

        private final Map<Long, String> signed;
        private final List<Break> breaks;
        private long position;
        private AuditHash hash;
        private long checked;

        Walk(long position, AuditHash hash, Map<Long, String> signed, List<Break> breaks) {
            this.position = position;
            this.hash = hash;
            this.signed = signed;
            this.breaks = breaks;
        }

        void look(Record row) {
            long found = row.get(AUDIT_LINK.POSITION);
            var kept = new AuditHash(row.get(AUDIT_LINK.HASH));
            checked++;
            if (found != position + 1) {
                note(breaks, position + 1, "position_missing");
            } else if (row.get(AUDIT_ENTRY.ID) == null) {
                note(breaks, found, "entry_missing");
            } else if (!hash.then(found, AuditRows.entry(row)).equals(kept)) {
                note(breaks, found, "entry_changed");
            }
            String under = signed.get(found);
            if (under != null && !under.equals(kept.hex())) {
                note(breaks, found, "signed_link_changed");
            }
            position = found;
            // Goes on from what is kept, so that one change is told once and not at every later link.
            hash = kept;
        }

        /** A signed link behind the last one that is there was cut off. */
        void end() {
            signed.keySet().stream()
                    .filter(place -> place > position)
                    .sorted()
                    .forEach(place -> note(breaks, place, "position_missing"));
        }
    }
}
