package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.FieldReport;
import dev.sextant.shared.domain.TextRule;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/**
 * A webhook as somebody wants it, not checked yet.
 *
 * @param url where it receives; required
 * @param description what it is for; one line of up to 200 characters, empty when left out
 * @param events which events it wants; required
 */
public record WebhookDraft(Option<String> url, Option<String> description, List<String> events) {

    /** The greatest length of a description, in code points. */
    public static final int LONGEST_DESCRIPTION = 200;

    static final TextRule DESCRIPTION = new TextRule("/description", LONGEST_DESCRIPTION, false, true);

    /** Copies the list. */
    public WebhookDraft {
        events = List.copyOf(events);
    }

    /** What was decided, or all that is wrong with it. */
    public Either<WebhookError, WebhookContent> check() {
        var report = new FieldReport();
        Option<WebhookAddress> address = report.takeRequired("/url", url, text -> WebhookAddress.of("/url", text));
        Option<String> text = report.take(DESCRIPTION.check(description.getOrElse("")));
        Option<WebhookFilter> filter = filter(report, events);
        return report.answer(
                WebhookError.InvalidFields::new, () -> new WebhookContent(address.get(), text.get(), filter.get()));
    }

    static Option<WebhookFilter> filter(FieldReport report, List<String> events) {
        return WebhookFilter.of("/events", events)
                .peekLeft(wrong -> wrong.forEach(each -> report.note(each.field(), each.code(), each.message())))
                .toOption();
    }
}
