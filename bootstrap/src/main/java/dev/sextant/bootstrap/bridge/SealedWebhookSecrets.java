package dev.sextant.bootstrap.bridge;

import dev.sextant.identity.application.RandomSecrets;
import dev.sextant.identity.application.Sealing;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.SecretText;
import dev.sextant.messaging.application.WebhookSecrets;
import dev.sextant.messaging.domain.WebhookId;
import dev.sextant.messaging.domain.WebhookKey;
import dev.sextant.messaging.domain.WebhookSecret;
import io.vavr.control.Option;

/** Secrets of webhooks, sealed like those of accounts: by the same master keys, each for the webhook that it belongs to. */
public final class SealedWebhookSecrets implements WebhookSecrets {

    private final Sealing sealing;
    private final RandomSecrets random;

    /** Secrets under these keys. */
    public SealedWebhookSecrets(Sealing sealing, RandomSecrets random) {
        this.sealing = sealing;
        this.random = random;
    }

    private static String place(WebhookId webhook) {
        return "webhook " + webhook;
    }

    @Override
    public WebhookSecret fresh() {
        return WebhookSecret.of(random.next(WebhookSecret.BYTES));
    }

    @Override
    public WebhookKey seal(WebhookId webhook, WebhookSecret secret) {
        Sealed sealed = sealing.seal(place(webhook), new SecretText(secret.value()));
        return new WebhookKey(sealed.keyId(), sealed.content(), Option.none());
    }

    @Override
    public WebhookSecret open(WebhookId webhook, WebhookKey kept) {
        return new WebhookSecret(sealing.open(place(webhook), new Sealed(kept.keyId(), kept.content()))
                .value());
    }

    @Override
    public boolean isOld(WebhookKey kept) {
        return sealing.isOld(new Sealed(kept.keyId(), kept.content()));
    }
}
