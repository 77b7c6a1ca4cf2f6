package dev.sextant.messaging.application.inmemory;

import dev.sextant.messaging.application.WebhookSecrets;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.messaging.domain.WebhookKey;
import dev.sextant.messaging.domain.WebhookSecret;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Encrypts nothing, but holds to the webhook that a secret is for: for what is only kept in memory. */
public final class PlainWebhookSecrets implements WebhookSecrets {

    private static final String KEYS = "plain";
    private static final String SEPARATOR = "\n";

    private final RandomGenerator random;
    private final String key;

    /**
     * With the first key.
     *
     * @param random makes secrets
     */
    public PlainWebhookSecrets(RandomGenerator random) {
        this(random, KEYS);
    }

    private PlainWebhookSecrets(RandomGenerator random, String key) {
        this.random = random;
        this.key = key;
    }

    /** With another key, which opens what the one before it sealed as well. */
    public static PlainWebhookSecrets afterRotation(RandomGenerator random) {
        return new PlainWebhookSecrets(random, KEYS + " 2");
    }

    @Override
    public WebhookSecret fresh() {
        var bytes = new byte[WebhookSecret.BYTES];
        random.nextBytes(bytes);
        return WebhookSecret.of(bytes);
    }

    @Override
    public WebhookKey seal(WebhookId webhook, WebhookSecret secret) {
        byte[] text = (webhook + SEPARATOR + secret.value()).getBytes(StandardCharsets.UTF_8);
        return new WebhookKey(key, Base64.getUrlEncoder().withoutPadding().encodeToString(text), Option.none());
    }

    @Override
    public WebhookSecret open(WebhookId webhook, WebhookKey kept) {
        String text = new String(Base64.getUrlDecoder().decode(kept.content()), StandardCharsets.UTF_8);
        if (!kept.keyId().startsWith(KEYS) || !text.startsWith(webhook + SEPARATOR)) {
            throw new IllegalStateException("what was sealed with " + kept.keyId() + " was moved");
        }
        return new WebhookSecret(text.substring((webhook + SEPARATOR).length()));
    }

    @Override
    public boolean isOld(WebhookKey kept) {
        return !kept.keyId().equals(key);
    }
}
