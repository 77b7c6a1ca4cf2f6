package dev.sextant.cases.application;

import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseError;
import dev.sextant.cases.domain.CaseId;
import dev.sextant.cases.domain.CaseStatus;
import dev.sextant.cases.domain.ClosureReason;
import dev.sextant.cases.domain.Proposal;
import dev.sextant.cases.domain.ProposalId;
import dev.sextant.cases.domain.Transition;
import dev.sextant.cases.domain.Verdict;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Coded;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Answers where a case can go from where it stands, what waits for a decision, and how it came here. Unlike the other questions it reads the aggregate, because the verdicts are the
 * aggregate's own rules.
 */
@PrimaryPort
public final class TransitionChoices {

    private final Cases cases;
    private final CauseProof causeProof;

    /** Answers from these cases and what is known about their causes. */
    public TransitionChoices(Cases cases, CauseProof causeProof) {
        this.cases = cases;
        this.causeProof = causeProof;
    }

    /** The choices of a case, in the actor's open transaction, or {@link CaseError.CaseNotFound}. */
    public Either<CaseError, TransitionsView> of(Actor actor, CaseId id) {
        return cases.find(actor, id)
                .<CaseError>toEither(() -> new CaseError.CaseNotFound(id))
                .map(subject -> view(subject, Verdict.on(subject, causeProof.of(actor, id))));
    }

    private static TransitionsView view(Case subject, List<Verdict> verdicts) {
        return new TransitionsView(
                verdicts.stream().map(VerdictView::of).toList(),
                subject.proposal().map(ProposalView::of),
                subject.transitions().stream().map(TransitionView::of).toList(),
                subject.version());
    }

    /**
     * Everything about the transitions of a case.
     *
     * @param verdicts one for each status that the case is not in
     * @param proposal the transition that waits for a decision
     * @param history every transition that happened, oldest first
     * @param version the version of the case, which a transition must name
     */
    public record TransitionsView(
            List<VerdictView> verdicts, Option<ProposalView> proposal, List<TransitionView> history, long version) {

        /** Copies the lists. */
        public TransitionsView {
            verdicts = List.copyOf(verdicts);
            history = List.copyOf(history);
        }
    }

    /**
     * What stands between a case and a status.
     *
     * @param to the status
     * @param verdict {@code ready}, {@code needs_info}, {@code suggests_alternative} or {@code not_eligible}
     * @param needs the fields that must be given, such as {@code closure_reason}; only with {@code needs_info}
     * @param alternative the status that the facts speak for; only with {@code suggests_alternative}
     * @param reason why, in words; with the last two
     */
    public record VerdictView(
            CaseStatus to, String verdict, List<String> needs, Option<CaseStatus> alternative, Option<String> reason) {

        /** Copies the list. */
        public VerdictView {
            needs = List.copyOf(needs);
        }

        static VerdictView of(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Ready ready ->
                    new VerdictView(ready.to(), "ready", List.of(), Option.none(), Option.none());
                case Verdict.NeedsInfo needs ->
                    new VerdictView(
                            needs.to(),
                            "needs_info",
                            needs.what().stream().map(Coded::code).toList(),
                            Option.none(),
                            Option.none());
                case Verdict.SuggestsAlternative better ->
                    new VerdictView(
                            better.to(),
                            "suggests_alternative",
                            List.of(),
                            Option.some(better.alternative()),
                            Option.some(better.why()));
                case Verdict.NotEligible never ->
                    new VerdictView(never.to(), "not_eligible", List.of(), Option.none(), Option.some(never.why()));
            };
        }
    }

    /**
     * A transition that waits for a decision.
     *
     * @param id {@code prop_…}
     * @param to where the case would go
     * @param reason why
     * @param closureReason the kind of end
     * @param cause the cause in writing
     * @param proposedBy the {@code user_…} who proposed it
     * @param proposedAt when
     */
    public record ProposalView(
            String id,
            CaseStatus to,
            Option<String> reason,
            Option<ClosureReason> closureReason,
            Option<String> cause,
            String proposedBy,
            Instant proposedAt) {

        static ProposalView of(Proposal proposal) {
            return new ProposalView(
                    proposal.id().toString(),
                    proposal.intent().to(),
                    proposal.intent().reason(),
                    proposal.intent().closureReason(),
                    proposal.intent().cause(),
                    proposal.by().toString(),
                    proposal.at());
        }
    }

    /**
     * A transition that happened.
     *
     * @param from where the case stood
     * @param to where it went
     * @param by the {@code user_…} who decided
     * @param at when
     * @param reason why
     * @param closureReason the kind of end
     * @param cause the cause in writing
     * @param proposalId the {@code prop_…} that was confirmed
     */
    public record TransitionView(
            CaseStatus from,
            CaseStatus to,
            String by,
            Instant at,
            Option<String> reason,
            Option<ClosureReason> closureReason,
            Option<String> cause,
            Option<String> proposalId) {

        static TransitionView of(Transition transition) {
            return new TransitionView(
                    transition.from(),
                    transition.to(),
                    transition.by().toString(),
                    transition.at(),
                    transition.reason(),
                    transition.closureReason(),
                    transition.cause(),
                    transition.proposal().map(ProposalId::toString));
        }
    }
}
