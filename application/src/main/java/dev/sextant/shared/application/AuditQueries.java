package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/** Reads a tenant's audit trail, and proves that nobody altered it. */
@Port
public interface AuditQueries {

    /**
     * An entry as it is shown and exported.
     *
     * @param id names the entry
     * @param position its place in the chain, from 1; none for the few seconds before it is linked
     * @param at when it happened
     * @param actor who did it, {@code user_…}
     * @param action what was done or refused
     * @param objectType the kind of thing that it was done to
     * @param objectId which one, as a UUID
     * @param outcome {@code done} or {@code refused}
     * @param reason why it was refused
     * @param before the digest of the last change of the object
     * @param after the digest of this change
     * @param address where the request came from
     * @param credential what the caller showed
     * @param requestId the request
     * @param hash its link; none for the few seconds before it is linked
     */
    record AuditView(
            String id,
            Option<Long> position,
            Instant at,
            String actor,
            String action,
            Option<String> objectType,
            Option<String> objectId,
            String outcome,
            Option<String> reason,
            Option<String> before,
            Option<String> after,
            Option<String> address,
            Option<String> credential,
            String requestId,
            Option<String> hash) {}

    /**
     * What is looked for; an absent condition lets everything pass.
     *
     * @param action the action, exactly
     * @param actor who did it
     * @param objectId what it was done to
     * @param from not before this moment
     * @param to before this moment
     */
    record Filter(
            Option<String> action,
            Option<java.util.UUID> actor,
            Option<java.util.UUID> objectId,
            Option<Instant> from,
            Option<Instant> to) {

        /** Everything. */
        public static Filter all() {
            return new Filter(Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
        }
    }

    /**
     * What a check found.
     *
     * @param checked how many links were computed again
     * @param from the first position that was looked at
     * @param waiting how many entries are not linked yet
     * @param breaks what does not fit, the first hundred at most; empty when the chain is whole
     */
    record Verification(long checked, long from, long waiting, List<Break> breaks) {

        /** Copies the breaks. */
        public Verification {
            breaks = List.copyOf(breaks);
        }

        /** Whether nothing was found. */
        public boolean isWhole() {
            return breaks.isEmpty();
        }
    }

    /**
     * A place where the chain does not fit.
     *
     * @param position where, from 1
     * @param what {@code entry_missing}, {@code entry_changed}, {@code position_missing}, {@code signature_wrong} or {@code signed_link_changed}
     */
    record Break(long position, String what) {}

    /** Entries, newest first. Part of the actor's open transaction. */
    Page<AuditView> page(Actor actor, Filter filter, PageRequest page);

    /**
     * Computes links again and compares. Part of the actor's open transaction; reads row by row.
     *
     * @param whole from the first entry on; otherwise from the last checkpoint whose signature is right
     */
    Verification verify(Actor actor, boolean whole);
}
