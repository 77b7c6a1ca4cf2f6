package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.CauseChain;
import dev.sextant.investigation.domain.hypothesis.EvidenceRole;
import dev.sextant.investigation.domain.hypothesis.Hypothesis;
import dev.sextant.investigation.domain.hypothesis.HypothesisError;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.investigation.domain.hypothesis.HypothesisSnapshot;
import dev.sextant.investigation.domain.hypothesis.HypothesisState;
import dev.sextant.investigation.domain.hypothesis.Testimony;
import dev.sextant.investigation.domain.signatures.Category;
import dev.sextant.investigation.domain.verdict.Confidence;
import dev.sextant.investigation.domain.verdict.Stance;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * Answers questions about hypotheses, in the actor's open transaction and about the actor's tenant only. The views are the bodies that clients see: component names become snake_case,
 * constants their lower-case names, absence {@code null}.
 */
@Port
public interface HypothesisQueries {

    /** The hypothesis with everything that was said about it, or {@link HypothesisError.HypothesisNotFound}. */
    Either<HypothesisError, HypothesisView> byId(Actor actor, HypothesisId id);

    /** A page of the hypotheses of a case, newest first; empty when there is no such case. */
    Page<HypothesisSummary> ofCase(Actor actor, CaseRef caseRef, PageRequest page);

    /**
     * A hypothesis.
     *
     * @param id {@code hyp_…}
     * @param caseId {@code case_…}
     * @param title what it says
     * @param category what sort of cause
     * @param failureMode finer
     * @param chain how the cause leads to the effect; empty when nobody wrote it down
     * @param state where it stands
     * @param points how sure it is, 0 to 100
     * @param contested whether sources speak for it and against it
     * @param counterfactual whether the effect was shown absent where or when the cause is absent
     * @param rootCauseIdentified whether it is proven to be the root cause
     * @param account how the points came about, a sentence each
     * @param evidence what was said about it, oldest first, withdrawn or not
     * @param retirement why it was given up
     * @param proposedBy the {@code user_…} who proposed it
     * @param createdAt when
     * @param updatedAt when it changed last
     * @param version counts its changes, from 1
     */
    record HypothesisView(
            String id,
            String caseId,
            String title,
            Category category,
            Option<String> failureMode,
            List<ChainStep> chain,
            HypothesisState state,
            int points,
            boolean contested,
            boolean counterfactual,
            boolean rootCauseIdentified,
            List<String> account,
            List<LinkedEvidence> evidence,
            Option<String> retirement,
            String proposedBy,
            Instant createdAt,
            Instant updatedAt,
            long version) {

        /** Copies the lists. */
        public HypothesisView {
            chain = List.copyOf(chain);
            account = List.copyOf(account);
            evidence = List.copyOf(evidence);
        }

        /** The view of a hypothesis. Its points are counted nowhere but in the domain, so every view is made of the aggregate. */
        public static HypothesisView of(Hypothesis hypothesis) {
            HypothesisSnapshot kept = hypothesis.snapshot();
            Confidence confidence = hypothesis.confidence();
            return new HypothesisView(
                    kept.id().toString(),
                    kept.caseRef().toString(),
                    kept.text().title(),
                    kept.text().category(),
                    kept.text().failureMode(),
                    kept.text()
                            .chain()
                            .map(chain ->
                                    chain.links().stream().map(ChainStep::of).toList())
                            .getOrElse(List.of()),
                    kept.state(),
                    confidence.points(),
                    confidence.isContested(),
                    confidence.hasCounterfactual(),
                    hypothesis.rootCauseIdentified(),
                    confidence.account(),
                    kept.ledger().testimonies().stream().map(LinkedEvidence::of).toList(),
                    kept.retirement(),
                    kept.proposedBy().toString(),
                    kept.createdAt(),
                    kept.updatedAt(),
                    kept.version());
        }
    }

    /**
     * A step of a chain.
     *
     * @param key names it within the chain
     * @param text what happens
     * @param actionable whether somebody can do something about it
     * @param gate how its causes act
     * @param causes the keys of what leads to it; empty for a root
     */
    record ChainStep(String key, String text, boolean actionable, CauseChain.Gate gate, List<String> causes) {

        /** Copies the keys. */
        public ChainStep {
            causes = List.copyOf(causes);
        }

        static ChainStep of(CauseChain.Link link) {
            return new ChainStep(link.key(), link.text(), link.actionable(), link.gate(), link.causes());
        }
    }

    /**
     * What a piece of evidence says about a hypothesis.
     *
     * @param evidence the {@code file_…}, the {@code user_…} whose word it is, or the {@code sol_…} that failed
     * @param origin the independent source behind it; what has the same origin counts once
     * @param stance for or against the hypothesis
     * @param role what it shows
     * @param note in words; empty when nobody wrote any
     * @param linkedBy the {@code user_…} who linked it
     * @param linkedAt when
     * @param withdrawnAt since when it counts no longer
     */
    record LinkedEvidence(
            String evidence,
            String origin,
            Stance stance,
            EvidenceRole role,
            String note,
            String linkedBy,
            Instant linkedAt,
            Option<Instant> withdrawnAt) {

        static LinkedEvidence of(Testimony said) {
            return new LinkedEvidence(
                    said.evidence().value(),
                    said.origin(),
                    said.stance(),
                    said.role(),
                    said.note(),
                    said.by().toString(),
                    said.at(),
                    said.withdrawnAt());
        }
    }

    /**
     * A hypothesis in a list.
     *
     * @param id {@code hyp_…}
     * @param caseId {@code case_…}
     * @param title what it says
     * @param category what sort of cause
     * @param failureMode finer
     * @param state where it stands
     * @param points how sure it is, 0 to 100
     * @param rootCauseIdentified whether it is proven to be the root cause
     * @param createdAt when it was proposed
     */
    record HypothesisSummary(
            String id,
            String caseId,
            String title,
            Category category,
            Option<String> failureMode,
            HypothesisState state,
            int points,
            boolean rootCauseIdentified,
            Instant createdAt) {

        /** A hypothesis in short. */
        public static HypothesisSummary of(Hypothesis hypothesis) {
            HypothesisSnapshot kept = hypothesis.snapshot();
            return new HypothesisSummary(
                    kept.id().toString(),
                    kept.caseRef().toString(),
                    kept.text().title(),
                    kept.text().category(),
                    kept.text().failureMode(),
                    kept.state(),
                    hypothesis.confidence().points(),
                    hypothesis.rootCauseIdentified(),
                    kept.createdAt());
        }
    }
}
