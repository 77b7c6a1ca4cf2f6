package dev.sextant.investigation.persistence;

import static dev.sextant.investigation.persistence.db.Tables.HYPOTHESIS;
import static dev.sextant.investigation.persistence.db.Tables.TESTIMONY;

import dev.sextant.investigation.domain.CaseRef;
import dev.sextant.investigation.domain.hypothesis.EvidenceRef;
import dev.sextant.investigation.domain.hypothesis.EvidenceRole;
import dev.sextant.investigation.domain.hypothesis.Hypothesis;
import dev.sextant.investigation.domain.hypothesis.HypothesisId;
import dev.sextant.investigation.domain.hypothesis.HypothesisSnapshot;
import dev.sextant.investigation.domain.hypothesis.HypothesisState;
import dev.sextant.investigation.domain.hypothesis.HypothesisText;
import dev.sextant.investigation.domain.hypothesis.Ledger;
import dev.sextant.investigation.domain.hypothesis.Testimony;
import dev.sextant.investigation.domain.signatures.Category;
import dev.sextant.investigation.domain.verdict.Stance;
import dev.sextant.investigation.persistence.db.tables.records.HypothesisRecord;
import dev.sextant.investigation.persistence.db.tables.records.TestimonyRecord;
import dev.sextant.shared.domain.Coded;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.List;

/** Turns a hypothesis into rows and rows into a hypothesis; decides nothing. */
final class HypothesisRows {

    private HypothesisRows() {}

    static HypothesisRecord row(TenantId tenant, Hypothesis hypothesis) {
        HypothesisSnapshot kept = hypothesis.snapshot();
        var row = new HypothesisRecord();
        row.setTenantId(tenant.value());
        row.setId(kept.id().value());
        row.setVersion(kept.version());
        row.setCaseId(kept.caseRef().value());
        row.setTitle(kept.text().title());
        row.setCategory(kept.text().category().key());
        row.set(HYPOTHESIS.FAILURE_MODE, kept.text().failureMode().getOrNull());
        row.set(HYPOTHESIS.CHAIN, kept.text().chain().map(ChainJson::write).getOrNull());
        row.setState(kept.state().code());
        row.setPrior(kept.ledger().prior());
        row.setFaded(kept.ledger().faded());
        row.setIdleTurns(kept.ledger().idleTurns());
        row.set(HYPOTHESIS.RETIREMENT, kept.retirement().getOrNull());
        row.setProposedBy(kept.proposedBy().value());
        row.setCreatedAt(kept.createdAt());
        row.setUpdatedAt(kept.updatedAt());
        return row;
    }

    static TestimonyRecord row(TenantId tenant, HypothesisId id, int position, Testimony said) {
        var row = new TestimonyRecord();
        row.setTenantId(tenant.value());
        row.setHypothesisId(id.value());
        row.setPosition(position);
        row.setEvidence(said.evidence().value());
        row.setOrigin(said.origin());
        row.setStance(said.stance().key());
        row.setRole(said.role().code());
        row.setNote(said.note());
        row.setLinkedBy(said.by().value());
        row.setLinkedAt(said.at());
        row.set(TESTIMONY.WITHDRAWN_AT, said.withdrawnAt().getOrNull());
        return row;
    }

    /**
     * A hypothesis.
     *
     * @param said what was said about it, by position
     */
    static Hypothesis restore(HypothesisRecord row, List<TestimonyRecord> said) {
        return Hypothesis.restore(new HypothesisSnapshot(
                new HypothesisId(row.getId()),
                row.getVersion(),
                new CaseRef(row.getCaseId()),
                new HypothesisText(
                        row.getTitle(),
                        known(Category.of(row.getCategory()), row.getCategory()),
                        Option.of(row.getFailureMode()),
                        Option.of(row.getChain()).map(ChainJson::read)),
                new Ledger(
                        row.getPrior(),
                        said.stream().map(HypothesisRows::testimony).toList(),
                        row.getFaded(),
                        row.getIdleTurns()),
                known(HypothesisState.of(row.getState()), row.getState()),
                Option.of(row.getRetirement()),
                new UserId(row.getProposedBy()),
                row.getCreatedAt(),
                row.getUpdatedAt()));
    }

    private static Testimony testimony(TestimonyRecord row) {
        return new Testimony(
                new EvidenceRef(row.getEvidence()),
                row.getOrigin(),
                known(Stance.of(row.getStance()), row.getStance()),
                known(Coded.find(EvidenceRole.class, row.getRole()), row.getRole()),
                row.getNote(),
                new UserId(row.getLinkedBy()),
                row.getLinkedAt(),
                Option.of(row.getWithdrawnAt()));
    }

    /** A constant by its stable name, which a program that is too old may not know. */
    static <T> T known(Option<T> constant, String name) {
        return constant.getOrElseThrow(() -> new IllegalStateException("unknown: " + name));
    }
}
