package dev.sextant.messaging.application;

import dev.sextant.messaging.application.DeliveryDispatch.Place;
import dev.sextant.messaging.domain.Webhook;
import dev.sextant.messaging.domain.WebhookKey;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Seals the secrets of all webhooks again that an old master key sealed, each webhook in a transaction of its own. The secrets stay the same, so no receiver notices. */
@PrimaryPort
public final class RenewWebhookSeals {

    private static final int PAGE = 500;

    private final Transactions transactions;
    private final DeliveryDispatch dispatch;
    private final Webhooks webhooks;
    private final WebhookSecrets secrets;
    private final WebhookBook book;

    /** Over these. */
    public RenewWebhookSeals(
            Transactions transactions,
            DeliveryDispatch dispatch,
            Webhooks webhooks,
            WebhookSecrets secrets,
            WebhookBook book) {
        this.transactions = transactions;
        this.dispatch = dispatch;
        this.webhooks = webhooks;
        this.secrets = secrets;
        this.book = book;
    }

    /**
     * What came of it.
     *
     * @param renewed how many webhooks have secrets that were sealed again
     * @param unreadable why secrets stayed as they were: the webhook and which master key is missing, or that the content was changed; never a secret
     */
    public record Renewed(int renewed, List<String> unreadable) {

        /** Copies the list. */
        public Renewed {
            unreadable = List.copyOf(unreadable);
        }
    }

    /** Renews. */
    public Renewed run() {
        int renewed = 0;
        var unreadable = new ArrayList<String>();
        Option<Place> last = Option.none();
        List<Place> page;
        do {
            page = dispatch.webhooks(last, PAGE);
            for (Place place : page) {
                try {
                    renewed += renew(place) ? 1 : 0;
                } catch (IllegalStateException cannotBeOpened) {
                    unreadable.add("the secrets of " + place.webhook() + ": " + cannotBeOpened.getMessage());
                }
                last = Option.some(place);
            }
        } while (page.size() == PAGE);
        return new Renewed(renewed, unreadable);
    }

    private boolean renew(Place place) {
        Actor actor = WebhookBook.program(place.tenant(), "renew seals");
        return transactions
                .<IllegalStateException, Boolean>write(
                        actor,
                        () -> Either.right(webhooks.findForUpdate(actor, place.webhook())
                                .filter(webhook ->
                                        webhook.snapshot().keys().stream().anyMatch(secrets::isOld))
                                .peek(webhook -> seal(actor, webhook))
                                .isDefined()))
                .getOrElseThrow(impossible -> impossible);
    }

    private void seal(Actor actor, Webhook webhook) {
        // Those that sign no more are dropped: the master key that opened them may be gone.
        List<WebhookKey> keys = webhook.keysAt(book.now()).stream()
                .map(key -> {
                    WebhookKey again = secrets.seal(webhook.id(), secrets.open(webhook.id(), key));
                    return new WebhookKey(again.keyId(), again.content(), key.goodUntil());
                })
                .toList();
        webhooks.save(actor, webhook.resealed(keys, book.now()), webhook.version());
    }
}
