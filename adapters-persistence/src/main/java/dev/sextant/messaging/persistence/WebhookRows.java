package dev.sextant.messaging.persistence;

import static dev.sextant.messaging.persistence.db.Tables.WEBHOOK_KEY;

import dev.sextant.messaging.domain.Webhook;
import dev.sextant.messaging.domain.WebhookAddress;
import dev.sextant.messaging.domain.WebhookFilter;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.messaging.domain.WebhookKey;
import dev.sextant.messaging.domain.WebhookSnapshot;
import dev.sextant.messaging.domain.WebhookState;
import dev.sextant.messaging.domain.WebhookState.Disabled;
import dev.sextant.messaging.domain.WebhookState.Enabled;
import dev.sextant.messaging.domain.WebhookState.Reason;
import dev.sextant.messaging.persistence.db.tables.records.WebhookKeyRecord;
import dev.sextant.messaging.persistence.db.tables.records.WebhookRecord;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Coded;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** A webhook as rows. */
final class WebhookRows {

    private WebhookRows() {}

    /** The columns that a change writes. */
    static WebhookRecord changes(WebhookSnapshot kept) {
        var row = new WebhookRecord();
        row.setVersion(kept.version());
        row.setUrl(kept.address().value());
        row.setDescription(kept.description());
        row.setEvents(kept.filter().patterns().toArray(String[]::new));
        Option<Disabled> disabled = Option.<WebhookState>some(kept.state())
                .filter(Disabled.class::isInstance)
                .map(Disabled.class::cast);
        row.setDisabledReason(disabled.map(state -> state.reason().code()).getOrNull());
        row.setDisabledAt(disabled.map(Disabled::at).getOrNull());
        row.setFailingSince(kept.failingSince().getOrNull());
        row.setUpdatedAt(kept.updatedAt());
        return row;
    }

    /** The secrets, in their order. */
    static List<WebhookKeyRecord> keys(Actor actor, WebhookSnapshot kept) {
        var rows = new ArrayList<WebhookKeyRecord>();
        for (WebhookKey key : kept.keys()) {
            var row = new WebhookKeyRecord();
            row.setTenantId(actor.tenant().value());
            row.setWebhookId(kept.id().value());
            row.setPlace(rows.size());
            row.setKeyId(key.keyId());
            row.setContent(key.content());
            row.setGoodUntil(key.goodUntil().getOrNull());
            rows.add(row);
        }
        return rows;
    }

    /** Webhooks with their secrets, which are read all at once. */
    static List<Webhook> restore(DSLContext dsl, Collection<WebhookRecord> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = rows.stream().map(WebhookRecord::getId).toList();
        Map<UUID, ? extends List<WebhookKeyRecord>> keys = dsl.selectFrom(WEBHOOK_KEY)
                .where(WEBHOOK_KEY.WEBHOOK_ID.in(ids))
                .orderBy(WEBHOOK_KEY.WEBHOOK_ID, WEBHOOK_KEY.PLACE)
                .fetchGroups(WEBHOOK_KEY.WEBHOOK_ID);
        return rows.stream()
                .map(row -> restore(
                        row,
                        Option.<List<WebhookKeyRecord>>of(keys.get(row.getId())).getOrElse(List.of())))
                .toList();
    }

    private static Webhook restore(WebhookRecord row, List<WebhookKeyRecord> keys) {
        return Webhook.restore(new WebhookSnapshot(
                new WebhookId(row.getId()),
                row.getVersion(),
                new WebhookAddress(row.getUrl()),
                row.getDescription(),
                new WebhookFilter(List.of(row.getEvents())),
                state(row),
                keys.stream()
                        .map(key -> new WebhookKey(key.getKeyId(), key.getContent(), Option.of(key.getGoodUntil())))
                        .toList(),
                Option.of(row.getFailingSince()),
                row.getCreatedAt(),
                row.getUpdatedAt()));
    }

    private static WebhookState state(WebhookRecord row) {
        return Option.of(row.getDisabledReason())
                .<WebhookState>map(reason -> new Disabled(
                        Coded.find(Reason.class, reason)
                                .getOrElseThrow(() -> new IllegalStateException("no reason: " + reason)),
                        row.getDisabledAt()))
                .getOrElse(Enabled::new);
    }
}
