package dev.sextant.messaging.web;

import dev.sextant.messaging.domain.WebhookDraft;
import dev.sextant.messaging.domain.WebhookEdit;
import dev.sextant.shared.domain.Patch;
import dev.sextant.shared.web.Fields;
import dev.sextant.shared.web.Patches;
import java.util.List;

/** Reads what clients send about webhooks. */
final class WebhookRequests {

    private static final String EVENTS = "events";
    private static final String DESCRIPTION = "description";

    private WebhookRequests() {}

    static WebhookDraft draft(Fields fields) {
        var draft = new WebhookDraft(fields.textNotNull("url"), fields.textNotNull(DESCRIPTION), fields.texts(EVENTS));
        fields.done(List.of());
        return draft;
    }

    static WebhookEdit edit(Fields fields) {
        var edit = new WebhookEdit(Patches.notCleared(fields, "url"), description(fields), events(fields));
        fields.doneWithSome(List.of());
        return edit;
    }

    private static Patch<String> description(Fields fields) {
        return fields.isNull(DESCRIPTION)
                ? new Patch.Cleared<>()
                : fields.text(DESCRIPTION).<Patch<String>>fold(Patch.Absent::new, Patch.Changed::new);
    }

    private static Patch<List<String>> events(Fields fields) {
        if (!fields.has(EVENTS)) {
            return new Patch.Absent<>();
        }
        return fields.isNull(EVENTS) ? new Patch.Cleared<>() : new Patch.Changed<>(fields.texts(EVENTS));
    }
}
