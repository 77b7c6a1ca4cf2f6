package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.Patch;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Function;

/**
 * What shall be different about a webhook, not checked yet.
 *
 * @param url where it receives; cannot be cleared
 * @param description what it is for; cleared, it is empty
 * @param events which events it wants; cannot be cleared
 */
public record WebhookEdit(Patch<String> url, Patch<String> description, Patch<List<String>> events) {

    /** What the webhook consists of afterwards, or all that is wrong with it. */
    Either<WebhookError, WebhookContent> applyTo(WebhookSnapshot now) {
        var report = new FieldReport();
        Option<WebhookAddress> address =
                changed(report, "/url", url, now.address(), text -> report.take(WebhookAddress.of("/url", text)));
        Option<String> text = description instanceof Patch.Cleared<String>
                ? Option.some("")
                : changed(
                        report,
                        "/description",
                        description,
                        now.description(),
                        given -> report.take(WebhookDraft.DESCRIPTION.check(given)));
        Option<WebhookFilter> filter =
                changed(report, "/events", events, now.filter(), given -> WebhookDraft.filter(report, given));
        return report.answer(
                WebhookError.InvalidFields::new, () -> new WebhookContent(address.get(), text.get(), filter.get()));
    }

    private static <P, T> Option<T> changed(
            FieldReport report, String field, Patch<P> patch, T before, Function<P, Option<T>> read) {
        return switch (patch) {
            case Patch.Absent<P> ignored -> Option.some(before);
            case Patch.Changed<P> changed -> read.apply(changed.value());
            case Patch.Cleared<P> ignored -> {
                report.note(field, "required", "must not be null");
                yield Option.none();
            }
        };
    }
}
