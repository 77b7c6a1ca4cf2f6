package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Everything that a hypothesis consists of, for keeping and restoring it. Its points are not among it: they follow from the ledger.
 *
 * @param id its id
 * @param version counts the changes, from 1
 * @param caseRef the case that it is about
 * @param text what it says
 * @param ledger what was said about it
 * @param state where it stands
 * @param retirement why it was given up, when it was
 * @param proposedBy who proposed it
 * @param createdAt when
 * @param updatedAt when it changed last
 */
public record HypothesisSnapshot(
        HypothesisId id,
        long version,
        CaseRef caseRef,
        HypothesisText text,
        Ledger ledger,
        HypothesisState state,
        Option<String> retirement,
        UserId proposedBy,
        Instant createdAt,
        Instant updatedAt) {

    /** One change later, saying something else. */
    HypothesisSnapshot saying(HypothesisText other, Instant at) {
        return new HypothesisSnapshot(
                id, version + 1, caseRef, other, ledger, state, retirement, proposedBy, createdAt, at);
    }

    /** One change later, with another ledger. */
    HypothesisSnapshot with(Ledger other, HypothesisState next, Instant at) {
        return new HypothesisSnapshot(
                id, version + 1, caseRef, text, other, next, retirement, proposedBy, createdAt, at);
    }

    /** One change later, given up. */
    HypothesisSnapshot retired(String reason, Instant at) {
        return new HypothesisSnapshot(
                id,
                version + 1,
                caseRef,
                text,
                ledger,
                HypothesisState.RETIRED,
                Option.some(reason),
                proposedBy,
                createdAt,
                at);
    }
}
