package dev.sextant.cases.domain;

import dev.sextant.shared.domain.Coded;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.List;

/**
 * A person's explicit answer to a proposal; nothing of it is checked yet.
 *
 * @param proposalId the {@code prop_…} that is answered; required
 * @param decision {@code confirm} or {@code withdraw}; required
 */
public record ProposalAnswer(Option<String> proposalId, Option<String> decision) {

    /** What was decided. */
    public enum Choice implements Coded {
        /** The proposal shall be committed. */
        CONFIRM,
        /** The proposal shall be taken from the table. */
        WITHDRAW
    }

    /** The answer, well-formed. */
    record Checked(ProposalId proposalId, Choice choice) {}

    Either<CaseError, Checked> check() {
        var report = new FieldReport();
        Option<ProposalId> id = report.take(Validation.fromEither(ProposalId.parse(proposalId.getOrElse("")))
                .mapError(error -> new FieldError("/proposal_id", error.code(), error.message())));
        Option<Choice> choice = report.take(FieldReport.constant("/decision", Choice.class, decision.getOrElse("")));
        return report.answer(CaseError.InvalidFields::new, () -> new Checked(id.get(), choice.get()));
    }

    /** Every field that is wrong in itself; empty when none is. */
    public List<FieldError> wrongFields() {
        return check().fold(CaseError::fields, checked -> List.of());
    }
}
