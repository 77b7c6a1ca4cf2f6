package dev.sextant.shared.domain;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/**
 * Who did what, or was refused it. Entries are only ever added.
 *
 * @param id names the entry; later entries of one program have larger ids
 * @param tenant in whose data it happened
 * @param at when it happened, in microseconds
 * @param actor who did it
 * @param origin the request, the address and the credential
 * @param action the type of the event that changed something, such as {@code case.opened}, or the name of the use case that was refused
 * @param object what it was done to, when it was done to something
 * @param outcome how it ended
 * @param reason why it was refused, as a stable code; none when it was done
 * @param before the digest of the last change of the object, 64 hexadecimal digits; none when there was no earlier one
 * @param after the digest of this change, 64 hexadecimal digits; none when nothing was changed
 */
public record AuditEntry(
        UUID id,
        TenantId tenant,
        Instant at,
        UserId actor,
        Origin origin,
        String action,
        Option<Subject> object,
        Outcome outcome,
        Option<String> reason,
        Option<String> before,
        Option<String> after) {

    /**
     * What something was done to.
     *
     * @param type the kind of aggregate, such as {@code case}
     * @param id which one
     */
    public record Subject(String type, UUID id) {}

    /** How it ended. */
    public enum Outcome {
        /** It was done. */
        DONE,
        /** It was refused; nothing was changed. */
        REFUSED
    }
}
