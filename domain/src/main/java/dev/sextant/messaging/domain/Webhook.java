package dev.sextant.messaging.domain;

import dev.sextant.messaging.domain.WebhookEvent.WebhookCreated;
import dev.sextant.messaging.domain.WebhookEvent.WebhookDeleted;
import dev.sextant.messaging.domain.WebhookEvent.WebhookDisabled;
import dev.sextant.messaging.domain.WebhookEvent.WebhookEdited;
import dev.sextant.messaging.domain.WebhookEvent.WebhookEnabled;
import dev.sextant.messaging.domain.WebhookEvent.WebhookSecretRotated;
import dev.sextant.messaging.domain.WebhookState.Disabled;
import dev.sextant.messaging.domain.WebhookState.Enabled;
import dev.sextant.messaging.domain.WebhookState.Reason;
import dev.sextant.shared.domain.Decision;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * An address of an organisation's own that is told of the organisation's events. It says which events it wants and shares a secret with this program, by which it knows that a message comes from here; a new secret signs at once, and the
 * one before it signs beside it for a day. It is told of nothing while it is disabled: because somebody wants it so, because the receiver says that it is gone, or because for three days nothing could be delivered.
 */
public final class Webhook implements AggregateRoot<Webhook, WebhookId> {

    /** How many webhooks an organisation has at most. */
    public static final int MOST = 50;

    /** How long a secret signs beside the one that replaced it. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    /** How long nothing can be delivered before the webhook is disabled. */
    public static final Duration PATIENCE = Duration.ofDays(3);

    /** How many secrets sign at once at most. */
    static final int MOST_KEYS = 5;

    private final WebhookSnapshot now;

    private Webhook(WebhookSnapshot now) {
        this.now = now;
    }

    /**
     * Makes a webhook, at version 1 and enabled.
     *
     * @param key its secret, sealed
     * @param webhooksBefore how many the organisation has
     */
    public static Either<WebhookError, Decision<Webhook, WebhookEvent>> create(
            WebhookId id, WebhookContent content, WebhookKey key, int webhooksBefore, UserId by, Instant at) {
        if (webhooksBefore >= MOST) {
            return WebhookError.Refusal.TOO_MANY_WEBHOOKS.refuse();
        }
        var made = new WebhookSnapshot(
                id,
                1,
                content.address(),
                content.description(),
                content.filter(),
                new Enabled(),
                List.of(key),
                Option.none(),
                at,
                at);
        return Either.right(Decision.of(
                new Webhook(made),
                new WebhookCreated(
                        id, content.address().receiver(), content.filter().patterns(), by, at)));
    }

    /** Brings back a webhook that was kept; decides nothing. */
    public static Webhook restore(WebhookSnapshot kept) {
        return new Webhook(kept);
    }

    /** What it would consist of after an edit, or all that is wrong with that. */
    public Either<WebhookError, WebhookContent> edited(WebhookEdit edit) {
        return edit.applyTo(now);
    }

    /** Changes address, description and filter; none of them different, it is no change. */
    public Decision<Webhook, WebhookEvent> change(WebhookContent content, UserId by, Instant at) {
        var changed = new ArrayList<String>();
        if (!content.address().equals(now.address())) {
            changed.add("url");
        }
        if (!content.description().equals(now.description())) {
            changed.add("description");
        }
        if (!content.filter().equals(now.filter())) {
            changed.add("events");
        }
        return changed.isEmpty()
                ? Decision.unchanged(this)
                : Decision.of(
                        new Webhook(now.with(content, at)),
                        new WebhookEdited(
                                id(),
                                changed,
                                content.address().receiver(),
                                content.filter().patterns(),
                                by,
                                at));
    }

    /**
     * Signs with a new secret from now on, and for a day with those before it as well.
     *
     * @param key the new secret, sealed
     */
    public Either<WebhookError, Decision<Webhook, WebhookEvent>> rotate(WebhookKey key, UserId by, Instant at) {
        Instant end = at.plus(OVERLAP);
        List<WebhookKey> earlier = keysAt(at);
        if (earlier.size() >= MOST_KEYS) {
            return WebhookError.Refusal.TOO_MANY_SECRETS.refuse();
        }
        List<WebhookKey> keys = Stream.concat(Stream.of(key), earlier.stream().map(each -> each.endingAt(end)))
                .toList();
        return Either.right(Decision.of(new Webhook(now.with(keys, at)), new WebhookSecretRotated(id(), end, by, at)));
    }

    /**
     * The same, as its store notes how its receiver fares. Nobody is told, and nobody decided it.
     *
     * @param since since when nothing was taken; none when the latest message was
     */
    public Webhook faring(Option<Instant> since) {
        return new Webhook(new WebhookSnapshot(
                now.id(),
                now.version(),
                now.address(),
                now.description(),
                now.filter(),
                now.state(),
                now.keys(),
                since,
                now.createdAt(),
                now.updatedAt()));
    }

    /** The same secrets, sealed again. Nobody is told. */
    public Webhook resealed(List<WebhookKey> keys, Instant at) {
        return new Webhook(now.with(keys, at));
    }

    /** Tells it of nothing any more. Disabled already, it is no change. */
    public Decision<Webhook, WebhookEvent> disable(UserId by, Instant at) {
        return disable(Reason.BY_USER, by, at);
    }

    private Decision<Webhook, WebhookEvent> disable(Reason reason, UserId by, Instant at) {
        return isEnabled()
                ? Decision.of(
                        new Webhook(now.with(new Disabled(reason, at), at)), new WebhookDisabled(id(), reason, by, at))
                : Decision.unchanged(this);
    }

    /** Tells it of what happens from now on. Enabled already, it is no change. */
    public Decision<Webhook, WebhookEvent> enable(UserId by, Instant at) {
        return isEnabled()
                ? Decision.unchanged(this)
                : Decision.of(new Webhook(now.with(new Enabled(), at)), new WebhookEnabled(id(), by, at));
    }

    /** Ends it. */
    public Decision<Webhook, WebhookEvent> delete(UserId by, Instant at) {
        return Decision.of(this, new WebhookDeleted(id(), by, at));
    }

    /** The receiver said that it is gone for good. */
    public Decision<Webhook, WebhookEvent> receiverIsGone(UserId nobody, Instant at) {
        return disable(Reason.RECEIVER_GONE, nobody, at);
    }

    /** A delivery was given up. Disables the webhook when nothing at all could be delivered for {@link #PATIENCE}. */
    public Decision<Webhook, WebhookEvent> deliveryWasGivenUp(UserId nobody, Instant at) {
        boolean longEnough =
                now.failingSince().exists(since -> !since.plus(PATIENCE).isAfter(at));
        return longEnough ? disable(Reason.RECEIVER_FAILING, nobody, at) : Decision.unchanged(this);
    }

    /** Whether it wants to hear of events of a type now. */
    public boolean wants(String type) {
        return isEnabled() && now.filter().wants(type);
    }

    /** Whether it is told of events. */
    public boolean isEnabled() {
        return now.state().isEnabled();
    }

    /** The secrets that sign at a moment, the newest first. */
    public List<WebhookKey> keysAt(Instant at) {
        return now.keys().stream().filter(key -> key.isGoodAt(at)).toList();
    }

    @Override
    public WebhookId getId() {
        return now.id();
    }

    /** Its id. */
    public WebhookId id() {
        return now.id();
    }

    /** Counts the changes, from 1. */
    public long version() {
        return now.version();
    }

    /** Everything that it consists of, for keeping it. */
    public WebhookSnapshot snapshot() {
        return now;
    }
}
