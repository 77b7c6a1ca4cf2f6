package dev.sextant.shared.persistence;

import static dev.sextant.shared.persistence.FixedStatement.placeholder;
import static dev.sextant.shared.persistence.db.Tables.AUDIT_ENTRY;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.AuditEntry;
import dev.sextant.shared.domain.AuditHash;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertResultStep;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Audit entries as rows. */
final class AuditRows {

    private AuditRows() {}

    /** Adds the entry of a change; {@link #doneValues} are the values for its placeholders. */
    static InsertResultStep<?> done(DSLContext dsl) {
        Field<String> before = DSL.field(dsl.select(AUDIT_ENTRY.AFTER)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.OBJECT_ID.eq(placeholder(AUDIT_ENTRY.OBJECT_ID)))
                .and(AUDIT_ENTRY.AFTER.isNotNull())
                .orderBy(AUDIT_ENTRY.ID.desc())
                .limit(DSL.inline(1)));
        return dsl.insertInto(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.TENANT_ID, placeholder(AUDIT_ENTRY.TENANT_ID))
                .set(AUDIT_ENTRY.ID, placeholder(AUDIT_ENTRY.ID))
                .set(AUDIT_ENTRY.AT, placeholder(AUDIT_ENTRY.AT))
                .set(AUDIT_ENTRY.ACTOR, placeholder(AUDIT_ENTRY.ACTOR))
                .set(AUDIT_ENTRY.REQUEST_ID, placeholder(AUDIT_ENTRY.REQUEST_ID))
                .set(AUDIT_ENTRY.TRACEPARENT, placeholder(AUDIT_ENTRY.TRACEPARENT))
                .set(AUDIT_ENTRY.ADDRESS, placeholder(AUDIT_ENTRY.ADDRESS))
                .set(AUDIT_ENTRY.CREDENTIAL, placeholder(AUDIT_ENTRY.CREDENTIAL))
                .set(AUDIT_ENTRY.ACTION, placeholder(AUDIT_ENTRY.ACTION))
                .set(AUDIT_ENTRY.OBJECT_TYPE, placeholder(AUDIT_ENTRY.OBJECT_TYPE))
                .set(AUDIT_ENTRY.OBJECT_ID, placeholder(AUDIT_ENTRY.OBJECT_ID))
                .set(AUDIT_ENTRY.OUTCOME, DSL.inline(AuditEntry.Outcome.DONE.name()))
                .set(AUDIT_ENTRY.BEFORE, before)
                .set(AUDIT_ENTRY.AFTER, placeholder(AUDIT_ENTRY.AFTER))
                .returning(AUDIT_ENTRY.ID);
    }

    /**
     * The values for {@link #done}, to which more can be added.
     *
     * @param content what the event says, as it stands in the outbox
     */
    static List<@Nullable Object> doneValues(
            UUID id, Instant at, Actor actor, String action, AuditEntry.Subject object, String content) {
        var values = new ArrayList<@Nullable Object>();
        Collections.addAll(
                values,
                actor.tenant().value(),
                id,
                at,
                actor.user().value(),
                actor.requestId(),
                actor.traceparent().getOrNull(),
                actor.origin().address().getOrNull(),
                actor.origin().credential().getOrNull(),
                action,
                object.type(),
                object.id(),
                object.id(),
                AuditHash.digestOf(content));
        return values;
    }

    /** Adds the entry of a refusal. */
    static void refused(
            DSLContext dsl,
            UUID id,
            Instant at,
            Actor actor,
            String action,
            Option<AuditEntry.Subject> object,
            String reason) {
        dsl.insertInto(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.TENANT_ID, actor.tenant().value())
                .set(AUDIT_ENTRY.ID, id)
                .set(AUDIT_ENTRY.AT, at)
                .set(AUDIT_ENTRY.ACTOR, actor.user().value())
                .set(AUDIT_ENTRY.REQUEST_ID, actor.requestId())
                .set(AUDIT_ENTRY.TRACEPARENT, actor.traceparent().getOrNull())
                .set(AUDIT_ENTRY.ADDRESS, actor.origin().address().getOrNull())
                .set(AUDIT_ENTRY.CREDENTIAL, actor.origin().credential().getOrNull())
                .set(AUDIT_ENTRY.ACTION, action)
                .set(
                        AUDIT_ENTRY.OBJECT_TYPE,
                        object.map(AuditEntry.Subject::type).getOrNull())
                .set(AUDIT_ENTRY.OBJECT_ID, object.map(AuditEntry.Subject::id).getOrNull())
                .set(AUDIT_ENTRY.OUTCOME, AuditEntry.Outcome.REFUSED.name())
                .set(AUDIT_ENTRY.REASON, reason)
                .execute();
    }

    /** Reads an entry. */
    static AuditEntry entry(Record row) {
        var objectId = row.get(AUDIT_ENTRY.OBJECT_ID);
        return new AuditEntry(
                row.get(AUDIT_ENTRY.ID),
                new TenantId(row.get(AUDIT_ENTRY.TENANT_ID)),
                row.get(AUDIT_ENTRY.AT),
                new UserId(row.get(AUDIT_ENTRY.ACTOR)),
                new Origin(
                        row.get(AUDIT_ENTRY.REQUEST_ID),
                        Option.of(row.get(AUDIT_ENTRY.TRACEPARENT)),
                        Option.of(row.get(AUDIT_ENTRY.ADDRESS)),
                        Option.of(row.get(AUDIT_ENTRY.CREDENTIAL))),
                row.get(AUDIT_ENTRY.ACTION),
                Option.of(objectId).map(id -> new AuditEntry.Subject(row.get(AUDIT_ENTRY.OBJECT_TYPE), id)),
                AuditEntry.Outcome.valueOf(row.get(AUDIT_ENTRY.OUTCOME)),
                Option.of(row.get(AUDIT_ENTRY.REASON)),
                Option.of(row.get(AUDIT_ENTRY.BEFORE)),
                Option.of(row.get(AUDIT_ENTRY.AFTER)));
    }
}
