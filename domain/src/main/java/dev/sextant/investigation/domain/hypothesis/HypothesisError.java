package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Either;
import java.util.List;

/** Every way in which the context refuses something about hypotheses and solutions. */
public sealed interface HypothesisError extends DomainError {

    /** This refusal as the answer of a command. */
    default <T> Either<HypothesisError, T> refuse() {
        return Either.left(this);
    }

    /**
     * Fields of an input are wrong.
     *
     * @param fields all of them
     */
    record InvalidFields(List<FieldError> fields) implements HypothesisError {

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
     * There is no such hypothesis, or the actor may not know that there is.
     *
     * @param id which one was asked for
     */
    record HypothesisNotFound(HypothesisId id) implements HypothesisError {

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return "hypothesis_not_found";
        }

        @Override
        public String message() {
            return "There is no hypothesis " + id + ".";
        }
    }

    /**
     * There is no such solution, or the actor may not know that there is.
     *
     * @param id which one was asked for
     */
    record SolutionNotFound(SolutionId id) implements HypothesisError {

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return "solution_not_found";
        }

        @Override
        public String message() {
            return "There is no solution " + id + ".";
        }
    }

    /**
     * There is no such case, or the actor may not know that there is.
     *
     * @param caseRef which one was asked for
     */
    record CaseUnknown(CaseRef caseRef) implements HypothesisError {

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
            return "There is no case " + caseRef + ".";
        }
    }

    /**
     * The actor may see the case and what was thought about it, but not change that.
     *
     * @param caseRef the case
     */
    record CaseReadOnly(CaseRef caseRef) implements HypothesisError {

        @Override
        public Kind kind() {
            return Kind.FORBIDDEN;
        }

        @Override
        public String code() {
            return "case_read_only";
        }

        @Override
        public String message() {
            return "You may see case " + caseRef + ", but not change it.";
        }
    }

    /**
     * The case ended: it takes no hypothesis, no evidence and no solution, and those that it has stay as they are.
     *
     * @param caseRef the case
     */
    record CaseHasEnded(CaseRef caseRef) implements HypothesisError {

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
            return "Case " + caseRef + " has ended; what was thought about it stays as it is.";
        }
    }

    /**
     * The actor knew an older version.
     *
     * @param id the hypothesis or the solution
     * @param expected the version that the actor knew
     * @param present the version that it has
     */
    record StaleVersion(String id, long expected, long present) implements HypothesisError {

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
            return "Somebody changed " + id + " meanwhile: it is at version " + present + ", not " + expected
                    + "; read it again.";
        }
    }

    /**
     * The hypothesis was refuted or retired and stays as it is.
     *
     * @param id the hypothesis
     * @param state how it ended
     */
    record HypothesisHasEnded(HypothesisId id, HypothesisState state) implements HypothesisError {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "hypothesis_has_ended";
        }

        @Override
        public String message() {
            return "Hypothesis " + id + " is " + state.code()
                    + " and stays so; propose it again if you think so again.";
        }
    }

    /**
     * The hypothesis takes no more evidence.
     *
     * @param id the hypothesis
     */
    record TooManyLinks(HypothesisId id) implements HypothesisError {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "too_many_links";
        }

        @Override
        public String message() {
            return "Hypothesis " + id + " has " + Ledger.MOST + " links already, those that were withdrawn included.";
        }
    }

    /**
     * The case has no such evidence.
     *
     * @param evidence what was asked for
     */
    record EvidenceUnknown(EvidenceRef evidence) implements HypothesisError {

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String code() {
            return "evidence_unknown";
        }

        @Override
        public String message() {
            return "The case has no evidence " + evidence + ".";
        }
    }

    /**
     * The evidence is not linked to the hypothesis.
     *
     * @param id the hypothesis
     * @param evidence the evidence
     */
    record EvidenceNotLinked(HypothesisId id, EvidenceRef evidence) implements HypothesisError {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "evidence_not_linked";
        }

        @Override
        public String message() {
            return "Evidence " + evidence + " is not linked to hypothesis " + id + ".";
        }
    }

    /**
     * The case has no such hypothesis to solve.
     *
     * @param id which one was named
     */
    record HypothesisUnknown(HypothesisId id) implements HypothesisError {

        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String code() {
            return "hypothesis_unknown";
        }

        @Override
        public String message() {
            return "The case has no hypothesis " + id + ".";
        }
    }

    /**
     * A solution does not go from here to there.
     *
     * @param id the solution
     * @param from how far it is
     * @param to how far it should be
     */
    record StepNotAllowed(SolutionId id, SolutionState from, SolutionState to) implements HypothesisError {

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public String code() {
            return "step_not_allowed";
        }

        @Override
        public String message() {
            return "Solution " + id + " is " + from.code() + " and cannot become " + to.code() + ".";
        }
    }
}
