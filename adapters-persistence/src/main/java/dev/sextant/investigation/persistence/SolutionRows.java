package dev.sextant.investigation.persistence;

import static dev.sextant.investigation.persistence.HypothesisRows.known;
import static dev.sextant.investigation.persistence.db.Tables.SOLUTION;
import static dev.sextant.investigation.persistence.db.Tables.SOLUTION_STEP;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.investigation.domain.hypothesis.Solution;
import dev.sextant.investigation.domain.hypothesis.SolutionId;
import dev.sextant.investigation.domain.hypothesis.SolutionSnapshot;
import dev.sextant.investigation.domain.hypothesis.SolutionState;
import dev.sextant.investigation.domain.hypothesis.SolutionStep;
import dev.sextant.investigation.domain.signatures.Remedy;
import dev.sextant.investigation.persistence.db.tables.records.SolutionRecord;
import dev.sextant.investigation.persistence.db.tables.records.SolutionStepRecord;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.List;

/** Turns a solution into rows and rows into a solution; decides nothing. */
final class SolutionRows {

    private SolutionRows() {}

    static SolutionRecord row(TenantId tenant, Solution solution) {
        SolutionSnapshot kept = solution.snapshot();
        var row = new SolutionRecord();
        row.setTenantId(tenant.value());
        row.setId(kept.id().value());
        row.setVersion(kept.version());
        row.setCaseId(kept.caseRef().value());
        row.set(
                SOLUTION.HYPOTHESIS_ID,
                kept.hypothesis().map(HypothesisId::value).getOrNull());
        row.setTitle(kept.remedy().title());
        row.setKind(kept.remedy().kind().key());
        row.setRisk(kept.remedy().risk().key());
        row.setReversible(kept.remedy().reversible());
        row.setRollback(kept.remedy().rollback());
        row.setBlastRadius(kept.remedy().blastRadius());
        row.setState(kept.state().code());
        row.setProposedBy(kept.proposedBy().value());
        row.setCreatedAt(kept.createdAt());
        row.setUpdatedAt(kept.updatedAt());
        return row;
    }

    static SolutionStepRecord row(TenantId tenant, SolutionId id, int position, SolutionStep step) {
        var row = new SolutionStepRecord();
        row.setTenantId(tenant.value());
        row.setSolutionId(id.value());
        row.setPosition(position);
        row.setToState(step.to().code());
        row.setTakenBy(step.by().value());
        row.setTakenAt(step.at());
        row.set(SOLUTION_STEP.REASON, step.reason().getOrNull());
        return row;
    }

    /**
     * A solution.
     *
     * @param steps by position
     */
    static Solution restore(SolutionRecord row, List<SolutionStepRecord> steps) {
        return Solution.restore(new SolutionSnapshot(
                new SolutionId(row.getId()),
                row.getVersion(),
                new CaseRef(row.getCaseId()),
                Option.of(row.getHypothesisId()).map(HypothesisId::new),
                new Remedy(
                        row.getTitle(),
                        known(Remedy.Kind.of(row.getKind()), row.getKind()),
                        known(Remedy.Risk.of(row.getRisk()), row.getRisk()),
                        row.getReversible(),
                        row.getRollback(),
                        row.getBlastRadius()),
                known(SolutionState.of(row.getState()), row.getState()),
                steps.stream().map(SolutionRows::step).toList(),
                new UserId(row.getProposedBy()),
                row.getCreatedAt(),
                row.getUpdatedAt()));
    }

    private static SolutionStep step(SolutionStepRecord row) {
        return new SolutionStep(
                known(SolutionState.of(row.getToState()), row.getToState()),
                new UserId(row.getTakenBy()),
                row.getTakenAt(),
                Option.of(row.getReason()));
    }
}
