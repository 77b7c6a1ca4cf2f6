package dev.sextant.bootstrap.wiring;

import dev.sextant.identity.application.Mail;
import dev.sextant.identity.application.OpenIdProvider;
import dev.sextant.identity.application.Sessions;
import dev.sextant.identity.integration.MasterKeys;
import dev.sextant.messaging.application.WebhookReceivers;
import io.vavr.control.Option;
import java.util.function.Supplier;

/**
 * How the context {@code identity} is set.
 *
 * @param publicUrl by which address people reach the server: it stands in letters, and in access tokens as issuer and audience
 * @param masterKeys seal signing keys and secrets of second factors; asked each time, because they may be rotated meanwhile
 * @param open whether strangers may register
 * @param mail takes letters
 * @param openId where people may log in as well
 * @param sessions keeps the sessions; none for the database
 * @param metering how much organisations may use
 * @param receivers how receivers of webhooks are reached
 */
public record IdentitySettings(
        String publicUrl,
        Supplier<MasterKeys> masterKeys,
        boolean open,
        Mail mail,
        Option<OpenIdProvider> openId,
        Option<Sessions> sessions,
        MeteringSettings metering,
        WebhookReceivers receivers) {}
