package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.messaging.domain.WebhookKey;
import dev.sextant.messaging.domain.WebhookSecret;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Makes secrets of webhooks, and encrypts them so that a copy of the database alone does not tell them. Safe for many threads. */
@SecondaryPort
public interface WebhookSecrets {

    /** A secret that nobody can guess. */
    WebhookSecret fresh();

    /** Encrypts a secret for a webhook with the master key of today; opens for the same webhook only. The key has no end. */
    WebhookKey seal(WebhookId webhook, WebhookSecret secret);

    /**
     * Decrypts a secret of a webhook.
     *
     * @throws IllegalStateException when the master key is unknown, or the content was changed or moved; the message tells nothing of the content
     */
    WebhookSecret open(WebhookId webhook, WebhookKey kept);

    /** Whether it was encrypted with an older master key than that of today. */
    boolean isOld(WebhookKey kept);
}
