package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.DeliveryId;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Looks over the webhooks of all organisations, and sees whose they are and what is due, but not what is delivered nor where. Works outside of transactions. */
@SecondaryPort
public interface DeliveryDispatch {

    /**
     * A delivery that is due.
     *
     * @param tenant whose it is
     * @param webhook where it goes
     * @param delivery which one
     */
    record Due(TenantId tenant, WebhookId webhook, DeliveryId delivery) {}

    /**
     * What is wanted.
     *
     * @param perWebhook how many of one webhook at most
     * @param perTenant how many of one organisation at most
     * @param most how many altogether at most
     * @param busyTenants organisations whose deliveries are not wanted now
     * @param busyWebhooks webhooks whose deliveries are not wanted now
     */
    record Ask(int perWebhook, int perTenant, int most, Set<TenantId> busyTenants, Set<WebhookId> busyWebhooks) {

        /** Copies the sets. */
        public Ask {
            busyTenants = Set.copyOf(busyTenants);
            busyWebhooks = Set.copyOf(busyWebhooks);
        }
    }

    /**
     * WebhookDeliveries that are due, the first of every organisation before the second of any. However much is due for one webhook, the others' are found as fast.
     *
     * @throws dev.sextant.shared.application.Unavailable when the store cannot answer now
     */
    List<Due> due(Ask ask);

    /**
     * Forgets deliveries that were begun longer ago than {@link dev.sextant.messaging.domain.Delivery#REMEMBERED}.
     *
     * @param most how many at once at most
     * @return how many it forgot
     */
    int forget(int most);

    /**
     * A webhook of an organisation.
     *
     * @param tenant whose it is
     * @param webhook which one
     */
    record Place(TenantId tenant, WebhookId webhook) {}

    /**
     * Some of all webhooks, in an order of their own.
     *
     * @param after the last one of the page before; none for the first page
     * @param most how many at most
     */
    List<Place> webhooks(Option<Place> after, int most);
}
