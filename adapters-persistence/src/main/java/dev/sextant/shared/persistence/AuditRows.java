package dev.sextant.shared.persistence;

import static dev.sextant.shared.persistence.db.Tables.AUDIT_ENTRY;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.AuditEntry;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Audit entries as rows. */
final class AuditRows {

    private AuditRows() {}

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
