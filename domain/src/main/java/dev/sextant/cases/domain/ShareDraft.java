package dev.sextant.cases.domain;

import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.List;

/**
 * A share as somebody would like to give it; nothing of it is checked yet.
 *
 * @param grantee {@code user_…}, {@code team_…} or {@code organization}; required
 * @param access the stable name of a {@link ShareAccess}; {@code read} when left out
 */
public record ShareDraft(Option<String> grantee, Option<String> access) {

    /**
     * What remains when everything is in order.
     *
     * @param grantee whom
     * @param access what they shall be able to do
     */
    public record Terms(Grantee grantee, ShareAccess access) {}

    /** The share, well-formed, or every field that is not. */
    public Either<CaseError, Terms> check() {
        var report = new FieldReport();
        Option<Grantee> whom = report.take(Validation.fromEither(Grantee.parse(grantee.getOrElse("")))
                .mapError(error -> new FieldError("/grantee", error.code(), "must be user_…, team_… or organization")));
        Option<ShareAccess> what =
                report.takeIfGiven(access.map(code -> FieldReport.constant("/access", ShareAccess.class, code)));
        return report.answer(
                CaseError.InvalidFields::new, () -> new Terms(whom.get(), what.getOrElse(ShareAccess.READ)));
    }

    /** Every field that is wrong; empty when none is. */
    public List<FieldError> wrongFields() {
        return check().fold(CaseError::fields, terms -> List.of());
    }
}
