package dev.sextant.bootstrap.server;

import dev.sextant.bootstrap.Closing;
import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.wiring.IdentitySettings;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.identity.application.Mail;
import dev.sextant.identity.application.OpenIdProvider;
import dev.sextant.identity.application.Sessions;
import dev.sextant.identity.integration.OidcProvider;
import dev.sextant.identity.integration.OidcSettings;
import dev.sextant.identity.integration.RedisSessions;
import dev.sextant.identity.integration.SmtpMail;
import dev.sextant.identity.integration.SmtpSettings;
import dev.sextant.identity.integration.SmtpSettings.Encryption;
import dev.sextant.identity.integration.TerminalMail;
import dev.sextant.messaging.application.DeliveryRounds;
import dev.sextant.messaging.application.WebhookReceivers;
import dev.sextant.messaging.integration.HttpWebhookReceivers;
import dev.sextant.shared.integration.HostLookup;
import dev.sextant.shared.integration.OutgoingRequests;
import dev.sextant.shared.integration.OutgoingRules;
import io.vavr.control.Option;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/** What a server of many organisations needs beside that of the local workspace. */
final class Enterprise {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Duration MAIL_PATIENCE = Duration.ofSeconds(10);
    private static final Duration REDIS_PATIENCE = Duration.ofSeconds(2);
    private static final OutgoingRequests.Limits CALLS =
            new OutgoingRequests.Limits(Duration.ofSeconds(3), Duration.ofSeconds(8), 1 << 20);

    private Enterprise() {}

    /** Whether the configuration asks for such a server. */
    static boolean isMeant(Configuration configuration) {
        return configuration.text(Key.MODE).equals("enterprise");
    }

    /**
     * How accounts and organisations are set; none on a server of the local workspace.
     *
     * @param port on which the server listens
     * @param closing closes what is opened for them
     * @throws StartFailed when something of the configuration cannot be used
     */
    static Option<IdentitySettings> settings(
            Configuration configuration, DataFolder folder, int port, Closing closing) {
        if (!isMeant(configuration)) {
            return Option.none();
        }
        String publicUrl = Edges.publicUrl(configuration, port);
        return Option.some(new IdentitySettings(
                publicUrl,
                MasterKeySource.of(configuration, folder.secrets()),
                configuration.text(Key.REGISTRATION).equals("open"),
                mail(configuration, closing),
                openId(configuration, publicUrl, closing),
                sessions(configuration, closing),
                PlansOfConfiguration.read(configuration),
                receivers(configuration, closing)));
    }

    /**
     * How they are set for whoever runs the server, whatever kind of server it is: nothing is sent, and nobody logs in.
     *
     * @throws StartFailed when the master key cannot be used
     */
    static IdentitySettings behindTheScenes(Configuration configuration, DataFolder folder) {
        return new IdentitySettings(
                Edges.publicUrl(configuration, configuration.number(Key.PORT)),
                MasterKeySource.of(configuration, folder.secrets()),
                configuration.text(Key.REGISTRATION).equals("open"),
                new TerminalMail(System.err),
                Option.none(),
                Option.none(),
                PlansOfConfiguration.read(configuration),
                WebhookReceivers.NOBODY);
    }

    /** What the server itself may call in its own network is closed to webhooks: organisations choose their addresses. */
    private static WebhookReceivers receivers(Configuration configuration, Closing closing) {
        var requests = new OutgoingRequests(
                new OutgoingRules(configuration.items(Key.WEBHOOKS_ALLOWED)),
                HttpWebhookReceivers.LIMITS,
                HostLookup.SYSTEM,
                trust(),
                2 * DeliveryRounds.MOST_AT_ONCE);
        return closing.add(new HttpWebhookReceivers(requests, Clock.systemUTC()));
    }

    private static Mail mail(Configuration configuration, Closing closing) {
        String host = configuration.text(Key.SMTP_HOST);
        if (host.isEmpty()) {
            return new TerminalMail(System.err);
        }
        String user = configuration.text(Key.SMTP_USER);
        try {
            var settings = new SmtpSettings(
                    host,
                    configuration.number(Key.SMTP_PORT),
                    Encryption.valueOf(configuration.text(Key.SMTP_ENCRYPTION).toUpperCase(Locale.ROOT)),
                    Option.when(
                            !user.isEmpty(), () -> new SmtpSettings.Login(user, configuration.text(Key.SMTP_PASSWORD))),
                    configuration.text(Key.SMTP_FROM),
                    MAIL_PATIENCE,
                    SmtpSettings.USUAL_PAUSES);
            return closing.add(new SmtpMail(settings, trust(), Clock.systemUTC()));
        } catch (IllegalArgumentException unusable) {
            throw new StartFailed(
                    "The settings smtp.… cannot be used: " + unusable.getMessage()
                            + ". Check them with 'sextant config'.",
                    unusable);
        }
    }

    private static Option<OpenIdProvider> openId(Configuration configuration, String publicUrl, Closing closing) {
        String issuer = configuration.text(Key.OIDC_ISSUER);
        if (issuer.isEmpty()) {
            return Option.none();
        }
        if (configuration.text(Key.OIDC_CLIENT_ID).isEmpty()) {
            throw new StartFailed("oidc.issuer names a provider, but oidc.client.id is missing.");
        }
        var rules = new OutgoingRules(configuration.items(Key.OUTGOING_ALLOWED));
        rules.check(issuer).peekLeft(why -> {
            throw new StartFailed("oidc.issuer cannot be called: " + why
                    + ". A provider in your own network is allowed by outgoing.allowed = host:port.");
        });
        String redirect = configuration.text(Key.OIDC_REDIRECT);
        String secret = configuration.text(Key.OIDC_CLIENT_SECRET);
        var settings = new OidcSettings(
                issuer,
                configuration.text(Key.OIDC_CLIENT_ID),
                Option.when(!secret.isEmpty(), secret),
                redirect.isEmpty() ? publicUrl.replaceFirst("/$", "") + "/oidc" : redirect,
                List.of(BLANKS.split(configuration.text(Key.OIDC_SCOPES), -1)),
                configuration.text(Key.OIDC_GROUPS_CLAIM));
        var requests = closing.add(new OutgoingRequests(rules, CALLS, HostLookup.SYSTEM, trust()));
        return Option.some(new OidcProvider(settings, requests, Clock.systemUTC()));
    }

    private static Option<Sessions> sessions(Configuration configuration, Closing closing) {
        String url = configuration.text(Key.REDIS_URL);
        if (url.isEmpty()) {
            return Option.none();
        }
        try {
            return Option.some(closing.add(RedisSessions.at(url, REDIS_PATIENCE)));
        } catch (IllegalArgumentException malformed) {
            // What is wrong with the address may quote its password.
            throw new StartFailed("redis.url is no address of the form redis://user:password@host:port/number.");
        }
    }

    private static SSLContext trust() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
