package dev.sextant.cases.domain;

import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Either;
import java.util.List;

/** Every way in which the context refuses a command or a question. */
public sealed interface CaseError extends DomainError
        permits CaseError.InvalidFields,
                CaseError.CaseNotFound,
                CaseError.StaleVersion,
                CaseError.CaseHasEnded,
                CaseError.TransitionNotEligible,
                CaseError.TransitionNeedsInfo,
                CaseError.AlternativeSuggested,
                CaseError.ClosureReasonUnfit,
                CaseError.ProposalNotPending,
                CaseError.TooManyTags,
                CaseError.MergeIntoItself,
                CaseError.MergeTargetNotFound,
                CaseError.MergeTargetHasEnded,
                CaseError.HasMergedCases,
                SharingError {

    /** This refusal as the answer of a command. */
    default <T> Either<CaseError, T> refuse() {
        return Either.left(this);
    }

    /**
     * Fields are missing, malformed or wrongly sized.
     *
     * @param fields all of them
     */
    record InvalidFields(List<FieldError> fields) implements CaseError {

        /** Copies the list. */
        public InvalidFields {
            fields = List.copyOf(fields);
        }

        @Override
        public Kind kind() {
            return Kind.MALFORMED;
        }

        @Override
        public String code() {
            return "invalid_fields";
        }

        @Override
        public String message() {
            return FieldError.summary(fields);
        }
    }

    /**
     * There is no such case, or the actor may not know that there is.
     *
     * @param id which one was asked for
     */
    record CaseNotFound(CaseId id) implements CaseError {

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return "case_not_found";
        }

        @Override
        public String message() {
            return "There is no case " + id + ".";
        }
    }

    /**
     * The actor knew an older version.
     *
     * @param id the case
     * @param expected the version that the actor knew
     * @param present the version that it has
     */
    record StaleVersion(CaseId id, long expected, long present) implements CaseError {

        @Override
        public Kind kind() {
            return Kind.STALE;
        }

        @Override
        public String code() {
            return "stale_version";
        }

        @Override
        public String message() {
            return "Case " + id + " is at version " + present + ", not " + expected + "; read it again.";
        }
    }

    /**
     * The case ended, so its content stays as it is.
     *
     * @param id the case
     * @param status how it ended
     */
    record CaseHasEnded(CaseId id, CaseStatus status) implements CaseError {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "case_has_ended";
        }

        @Override
        public String message() {
            return "Case " + id + " is " + status.code() + " and takes no change.";
        }
    }

    /**
     * The case cannot go there from where it stands.
     *
     * @param verdict where it should go, and why it cannot
     */
    record TransitionNotEligible(Verdict.NotEligible verdict) implements CaseError {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "transition_not_eligible";
        }

        @Override
        public String message() {
            return verdict.why();
        }
    }

    /**
     * The transition needs to be told more.
     *
     * @param verdict where it should go, and what is missing
     */
    record TransitionNeedsInfo(Verdict.NeedsInfo verdict) implements CaseError {

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String code() {
            return "transition_needs_info";
        }

        @Override
        public String message() {
            return "To be " + verdict.to().code() + ", the case needs more information.";
        }

        @Override
        public List<FieldError> fields() {
            return verdict.what().stream()
                    .map(info -> new FieldError("/" + info.code(), "required", "must be given for this transition"))
                    .toList();
        }
    }

    /**
     * The facts speak for another transition.
     *
     * @param verdict where it should go, what is better, and why
     */
    record AlternativeSuggested(Verdict.SuggestsAlternative verdict) implements CaseError {

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String code() {
            return "alternative_suggested";
        }

        @Override
        public String message() {
            return verdict.why() + " The facts speak for: "
                    + verdict.alternative().code() + ".";
        }
    }

    /**
     * The closure reason does not fit the case.
     *
     * @param reason the reason
     * @param why in words
     */
    record ClosureReasonUnfit(ClosureReason reason, String why) implements CaseError {

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String code() {
            return "closure_reason_unfit";
        }

        @Override
        public String message() {
            return why;
        }

        @Override
        public List<FieldError> fields() {
            return List.of(new FieldError("/closure_reason", "unfit", why));
        }
    }

    /**
     * The proposal does not wait for a decision: it was decided, superseded, overtaken, or never made.
     *
     * @param id the proposal
     */
    record ProposalNotPending(ProposalId id) implements CaseError {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "proposal_not_pending";
        }

        @Override
        public String message() {
            return "Proposal " + id + " does not wait for a decision.";
        }
    }

    /**
     * The case has as many tags as it can have.
     *
     * @param most how many that is
     */
    record TooManyTags(int most) implements CaseError {

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String code() {
            return "too_many_tags";
        }

        @Override
        public String message() {
            return "A case has at most " + most + " tags.";
        }
    }

    /**
     * A case cannot be merged into itself.
     *
     * @param id the case
     */
    record MergeIntoItself(CaseId id) implements CaseError {

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String code() {
            return "merge_into_itself";
        }

        @Override
        public String message() {
            return "Case " + id + " cannot be merged into itself.";
        }
    }

    /**
     * The case to merge into is not there, or the actor may not know that it is.
     *
     * @param id the case to merge into
     */
    record MergeTargetNotFound(CaseId id) implements CaseError {

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String code() {
            return "merge_target_not_found";
        }

        @Override
        public String message() {
            return "There is no case " + id + " to merge into.";
        }

        @Override
        public List<FieldError> fields() {
            return List.of(new FieldError("/into", "not_found", message()));
        }
    }

    /**
     * The case to merge into has ended, so that nothing would go on there.
     *
     * @param id the case to merge into
     * @param status how it ended
     */
    record MergeTargetHasEnded(CaseId id, CaseStatus status) implements CaseError {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "merge_target_has_ended";
        }

        @Override
        public String message() {
            return "Case " + id + " is " + status.code() + "; merge into a case that goes on.";
        }
    }

    /**
     * Other cases were merged into this one; they must keep a place that they lead to. It does not tell which or how many, as the actor may not be able to see them.
     *
     * @param id this case
     */
    record HasMergedCases(CaseId id) implements CaseError {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "has_merged_cases";
        }

        @Override
        public String message() {
            return "Cases were merged into case " + id + " and would lead nowhere.";
        }
    }
}
