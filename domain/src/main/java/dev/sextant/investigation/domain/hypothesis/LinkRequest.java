package dev.sextant.investigation.domain.hypothesis;

import dev.sextant.investigation.domain.FileId;
import dev.sextant.investigation.domain.verdict.Stance;
import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.TextRule;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Validation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Evidence as somebody would like to link it; nothing of it is checked yet.
 *
 * @param evidence the id of a file of the case; the word of whoever links it when left out
 * @param stance the key of a {@link Stance}; required
 * @param role the stable name of an {@link EvidenceRole}; {@code observation} when left out
 * @param note what it shows, in words; required when it is somebody's word
 */
public record LinkRequest(Option<String> evidence, Option<String> stance, Option<String> role, Option<String> note) {

    /** The greatest length of a note, in code points. */
    public static final int LONGEST_NOTE = 2_000;

    private static final TextRule NOTE = new TextRule("/note", LONGEST_NOTE, true, false);

    /** A request without a note. */
    public static LinkRequest of(String evidence, Stance stance) {
        return new LinkRequest(Option.some(evidence), Option.some(stance.key()), Option.none(), Option.none());
    }

    /**
     * What remains when everything is in order.
     *
     * @param evidence the id of a file; none for somebody's word
     * @param stance for or against the hypothesis
     * @param role what it shows
     * @param note in words; empty when there is none
     */
    public record Content(Option<EvidenceRef> evidence, Stance stance, EvidenceRole role, String note) {}

    /** What is to be linked, or every field that is wrong. */
    public Either<HypothesisError, Content> check() {
        var report = new FieldReport();
        Option<EvidenceRef> checkedEvidence = report.takeIfGiven(evidence.map(LinkRequest::file));
        Option<Stance> checkedStance = report.takeRequired("/stance", stance, LinkRequest::stance);
        Option<EvidenceRole> checkedRole = report.take(role.<Validation<FieldError, EvidenceRole>>fold(
                () -> Validation.valid(EvidenceRole.OBSERVATION),
                code -> FieldReport.constant("/role", EvidenceRole.class, code)));
        Option<String> checkedNote = report.takeIfGiven(note.map(text -> NOTE.check(text.strip())));
        if (evidence.isEmpty() && note.isEmpty()) {
            report.note("/note", "required", "must be given when no evidence is");
        }
        if (checkedRole.contains(EvidenceRole.COUNTERFACTUAL) && checkedStance.exists(given -> !given.isFor())) {
            report.note("/stance", "not_applicable", "must speak for the hypothesis when it is a counterfactual");
        }
        return report.answer(
                HypothesisError.InvalidFields::new,
                () -> new Content(checkedEvidence, checkedStance.get(), checkedRole.get(), checkedNote.getOrElse("")));
    }

    /** Every field that is wrong; empty when it can be linked, as far as that can be told without the case. */
    public List<FieldError> wrongFields() {
        return check().fold(HypothesisError::fields, content -> List.of());
    }

    private static Validation<FieldError, EvidenceRef> file(String id) {
        return Validation.fromEither(FileId.parse(id))
                .bimap(
                        error -> new FieldError("/evidence", error.code(), error.message()),
                        file -> new EvidenceRef(file.toString()));
    }

    private static Validation<FieldError, Stance> stance(String key) {
        return Stance.of(key)
                .toValidation(() -> new FieldError("/stance", "unknown_value", "must be one of " + keys()));
    }

    private static String keys() {
        return Arrays.stream(Stance.values()).map(Stance::key).collect(Collectors.joining(", "));
    }
}
