package dev.sextant.bootstrap.server;

import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.shared.web.Edge;
import dev.sextant.shared.web.PemFiles;
import dev.sextant.shared.web.TrustedProxies;
import io.vavr.control.Option;
import java.net.URI;

/** How a configured server meets the network. */
final class Edges {

    private Edges() {}

    /**
     * The edge of a server.
     *
     * @throws StartFailed when certificate and key cannot be used, or the public address is none
     */
    static Edge of(Configuration configuration) {
        return new Edge(
                tls(configuration),
                configuration.items(Key.CORS_ORIGINS),
                TrustedProxies.of(configuration.text(Key.TRUSTED_PROXIES)).getOrElseThrow(StartFailed::new),
                configuredUrl(configuration));
    }

    /** Whether the server encrypts by itself. */
    static boolean encrypts(Configuration configuration) {
        return !configuration.text(Key.TLS_CERTIFICATE).isEmpty();
    }

    /** Whether people reach the server encrypted, by itself or by a proxy. */
    static boolean isBehindTls(Configuration configuration) {
        return encrypts(configuration)
                || configuredUrl(configuration).exists(url -> "https".equalsIgnoreCase(url.getScheme()));
    }

    /**
     * By which address people reach the server.
     *
     * @param port on which it listens
     */
    static String publicUrl(Configuration configuration, int port) {
        return configuredUrl(configuration)
                .map(URI::toString)
                .getOrElse(() -> (encrypts(configuration) ? "https" : "http") + "://localhost:" + port);
    }

    private static Option<URI> configuredUrl(Configuration configuration) {
        String text = configuration.text(Key.PUBLIC_URL);
        return Option.when(Enterprise.isMeant(configuration) && !text.isEmpty(), () -> {
            try {
                var url = URI.create(text);
                boolean isWeb = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
                if (isWeb && url.getHost() != null) {
                    return url;
                }
            } catch (IllegalArgumentException malformed) {
                throw noAddress(text);
            }
            throw noAddress(text);
        });
    }

    private static StartFailed noAddress(String text) {
        return new StartFailed(
                "public.url must be an address such as https://sextant.example.org, not '" + text + "'.");
    }

    private static Option<PemFiles> tls(Configuration configuration) {
        boolean hasKey = !configuration.text(Key.TLS_KEY).isEmpty();
        if (encrypts(configuration) != hasKey) {
            throw new StartFailed("tls.certificate and tls.key belong together; only one of them is given.");
        }
        if (!hasKey) {
            return Option.none();
        }
        if (!Enterprise.isMeant(configuration)) {
            throw new StartFailed(
                    "tls.certificate is for SEXTANT_MODE=enterprise; the server of the local workspace is reached from this machine only.");
        }
        var files = new PemFiles(configuration.path(Key.TLS_CERTIFICATE), configuration.path(Key.TLS_KEY));
        return Option.some(files.check()
                .getOrElseThrow(why -> new StartFailed("The server cannot encrypt: " + why
                        + ". Check tls.certificate and tls.key with 'sextant config'.")));
    }
}
