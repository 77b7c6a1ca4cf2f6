package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.DeliveryOutcome;
import dev.sextant.messaging.domain.WebhookAddress;
import io.vavr.control.Option;
import java.util.Map;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** The world outside, in which webhooks receive. Somebody else chose the addresses, so this must not become anybody's tool to reach what only this program reaches. Safe for many threads. */
@SecondaryPort
public interface WebhookReceivers {

    /** Nobody: for a program that sends nothing. */
    WebhookReceivers NOBODY = new WebhookReceivers() {
        @Override
        public Option<String> refusal(WebhookAddress address) {
            return Option.some("nothing is sent from here");
        }

        @Override
        public DeliveryOutcome post(WebhookAddress address, Map<String, String> headers, String body) {
            return new DeliveryOutcome.Unanswered(DeliveryOutcome.Trouble.ADDRESS_REFUSED);
        }
    };

    /**
     * Why an address may not be called, in words that tell nothing of the network here; none when it may. Looks the host up, for two seconds at most. What is allowed now may lead elsewhere later, so {@link #post} checks again.
     */
    Option<String> refusal(WebhookAddress address);

    /**
     * Sends a message, outside of any transaction. Follows no redirect, and takes no longer than {@link DeliverySender#LEASE} with room to spare, whatever the other side does.
     *
     * @param headers names and values
     * @param body JSON
     */
    DeliveryOutcome post(WebhookAddress address, Map<String, String> headers, String body);
}
