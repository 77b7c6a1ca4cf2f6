package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.TextRule;
import io.vavr.control.Validation;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where a webhook receives. That it is an address of the web is known here; whether it may be called is decided by who calls it.
 *
 * @param value the address as it was given, at most 2,000 characters; path and query may hold secrets of the receiver
 */
public record WebhookAddress(String value) {

    /** The greatest length, in characters. */
    public static final int LONGEST = 2000;

    /**
     * An address, or why the text is none; blanks around it are dropped.
     *
     * @param field where the text stands, as a JSON pointer
     */
    public static Validation<FieldError, WebhookAddress> of(String field, String raw) {
        return new TextRule(field, LONGEST, true, true)
                .check(raw.strip())
                .flatMap(text -> hasHost(text)
                        ? Validation.valid(new WebhookAddress(text))
                        : Validation.invalid(
                                new FieldError(field, "malformed_url", "must have the form https://host/path")));
    }

    private static boolean hasHost(String text) {
        try {
            var uri = new URI(text);
            return uri.getScheme() != null && uri.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** Scheme, host and port: what others may be told, since path and query may hold secrets of the receiver. */
    public String receiver() {
        URI uri = URI.create(value);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + port;
    }

    /** Without what may be a secret, so that no log can tell it. */
    @Override
    public String toString() {
        return "WebhookAddress[" + receiver() + "]";
    }
}
