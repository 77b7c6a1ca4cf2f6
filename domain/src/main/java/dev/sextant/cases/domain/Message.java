package dev.sextant.cases.domain;

import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.TextRule;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;

/**
 * Something that was said in a case. Messages are only ever added; none is changed or taken back while its case exists.
 *
 * @param id its id; later messages have larger ones
 * @param caseId the case that it belongs to
 * @param role who speaks
 * @param text what was said, 1 to 50,000 characters, as it was sent
 * @param author on whose behalf it was added
 * @param at when it was added
 */
public record Message(MessageId id, CaseId caseId, MessageRole role, String text, UserId author, Instant at) {

    /** The greatest length of a text, in code points. */
    public static final int LONGEST = 50_000;

    private static final TextRule TEXT = new TextRule("/text", LONGEST, true, false);

    /**
     * Writes a message, or tells every field that is wrong.
     *
     * @param role the stable name of a {@link MessageRole}; {@code user} when left out
     * @param text what was said; required
     */
    public static Either<CaseError, Message> write(
            MessageId id, CaseId caseId, Option<String> role, Option<String> text, UserId author, Instant at) {
        return check(role, text).map(said -> new Message(id, caseId, said.role(), said.text(), author, at));
    }

    /** Every field that would be wrong in itself if this was written; empty when none would. */
    public static List<FieldError> wrongFields(Option<String> role, Option<String> text) {
        return check(role, text).fold(CaseError::fields, said -> List.of());
    }

    private record Said(MessageRole role, String text) {}

    private static Either<CaseError, Said> check(Option<String> role, Option<String> text) {
        var report = new FieldReport();
        Option<MessageRole> speaker =
                report.takeIfGiven(role.map(code -> FieldReport.constant("/role", MessageRole.class, code)));
        Option<String> said = report.take(text.fold(TEXT::missing, TEXT::check));
        return report.answer(
                CaseError.InvalidFields::new, () -> new Said(speaker.getOrElse(MessageRole.USER), said.get()));
    }
}
