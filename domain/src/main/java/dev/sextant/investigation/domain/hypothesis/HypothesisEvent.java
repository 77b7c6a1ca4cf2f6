package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.signatures.Category;
import dev.sextant.investigation.domain.verdict.Stance;
import dev.sextant.shared.domain.Event;
import dev.sextant.shared.domain.EventFamily;
import dev.sextant.shared.domain.PersonalData;
import dev.sextant.shared.domain.PublishedEvent;
import dev.sextant.shared.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something that happened to a hypothesis. Events carry ids, constants and points; titles, chains, notes and reasons stay in the hypothesis. */
@EventFamily(context = "investigation", aggregate = "hypothesis", id = HypothesisId.class)
public sealed interface HypothesisEvent extends Event {

    /** The hypothesis that it happened to. */
    HypothesisId hypothesisId();

    /** The case that the hypothesis is about. */
    CaseRef caseRef();

    /** On whose behalf it happened. */
    UserId by();

    @Override
    default UUID aggregateId() {
        return hypothesisId().value();
    }

    /**
     * Somebody thinks that this was the cause.
     *
     * @param category what sort of cause
     * @param points how sure it is to begin with, 20 to 50
     */
    @PublishedEvent(type = "hypothesis.proposed", description = "Somebody thinks that this was the cause.")
    record HypothesisProposed(
            HypothesisId hypothesisId, CaseRef caseRef, Category category, int points, UserId by, Instant occurredAt)
            implements HypothesisEvent {}

    /**
     * What a hypothesis says was changed.
     *
     * @param changed the names of the changed fields, in snake_case, sorted
     * @param category the category after the change
     */
    @PublishedEvent(type = "hypothesis.edited", description = "What a hypothesis says was changed.")
    record HypothesisEdited(
            HypothesisId hypothesisId,
            CaseRef caseRef,
            List<String> changed,
            Category category,
            UserId by,
            Instant occurredAt)
            implements HypothesisEvent {

        /** Copies the names. */
        public HypothesisEdited {
            changed = List.copyOf(changed);
        }
    }

    /**
     * Evidence was linked to a hypothesis, or says something else now.
     *
     * @param evidence the id of a file, of a person who says it, or of a solution that failed
     * @param stance how it stands towards the hypothesis
     * @param role what it shows
     * @param points how sure the hypothesis is now, 0 to 100
     */
    @PublishedEvent(
            type = "hypothesis.evidence_linked",
            description = "Evidence was linked to a hypothesis, or says something else now.")
    record EvidenceLinked(
            HypothesisId hypothesisId,
            CaseRef caseRef,
            @PersonalData EvidenceRef evidence,
            Stance stance,
            EvidenceRole role,
            int points,
            UserId by,
            Instant occurredAt)
            implements HypothesisEvent {}

    /**
     * Evidence counts no longer.
     *
     * @param evidence what it was linked as
     * @param points how sure the hypothesis is now, 0 to 100
     */
    @PublishedEvent(type = "hypothesis.evidence_withdrawn", description = "Evidence of a hypothesis counts no longer.")
    record EvidenceWithdrawn(
            HypothesisId hypothesisId,
            CaseRef caseRef,
            @PersonalData EvidenceRef evidence,
            int points,
            UserId by,
            Instant occurredAt)
            implements HypothesisEvent {}

    /**
     * A turn passed in which nothing was learnt about a hypothesis.
     *
     * @param points how sure it is now, 0 to 100
     */
    @PublishedEvent(
            type = "hypothesis.idled",
            description = "A turn passed in which nothing was learnt about a hypothesis.")
    record HypothesisIdled(HypothesisId hypothesisId, CaseRef caseRef, int points, UserId by, Instant occurredAt)
            implements HypothesisEvent {}

    /**
     * Enough independent sources speak for a hypothesis, and none against it.
     *
     * @param points how sure it is, 70 to 100
     * @param rootCauseIdentified whether it has a chain and a counterfactual, too
     */
    @PublishedEvent(
            type = "hypothesis.validated",
            description = "Enough independent sources speak for a hypothesis, and none against it.")
    record HypothesisValidated(
            HypothesisId hypothesisId,
            CaseRef caseRef,
            int points,
            boolean rootCauseIdentified,
            UserId by,
            Instant occurredAt)
            implements HypothesisEvent {}

    /**
     * A hypothesis was validated and is no longer.
     *
     * @param points how sure it is now, 0 to 100
     */
    @PublishedEvent(type = "hypothesis.weakened", description = "A hypothesis was validated and is no longer.")
    record HypothesisWeakened(HypothesisId hypothesisId, CaseRef caseRef, int points, UserId by, Instant occurredAt)
            implements HypothesisEvent {}

    /**
     * Independent sources disprove a hypothesis.
     *
     * @param points how sure it is, 0 to 20
     */
    @PublishedEvent(type = "hypothesis.refuted", description = "Independent sources disprove a hypothesis.")
    record HypothesisRefuted(HypothesisId hypothesisId, CaseRef caseRef, int points, UserId by, Instant occurredAt)
            implements HypothesisEvent {}

    /**
     * A hypothesis was given up without being disproved.
     *
     * @param points how sure it was, 0 to 100
     */
    @PublishedEvent(type = "hypothesis.retired", description = "A hypothesis was given up without being disproved.")
    record HypothesisRetired(HypothesisId hypothesisId, CaseRef caseRef, int points, UserId by, Instant occurredAt)
            implements HypothesisEvent {}

    /** A hypothesis was deleted with its case. */
    @PublishedEvent(type = "hypothesis.deleted", description = "A hypothesis was deleted with its case.")
    record HypothesisDeleted(HypothesisId hypothesisId, CaseRef caseRef, UserId by, Instant occurredAt)
            implements HypothesisEvent {}
}
