package dev.sextant.shared.web;

import dev.sextant.shared.domain.IdGenerator;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of requests: {@code X-Request-ID}, and {@code traceparent} as the W3C Trace Context recommendation of 2021 describes it. Safe for many threads. */
final class Tracing {

    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final String SAMPLED = "01";

    private final IdGenerator ids;

    Tracing(IdGenerator ids) {
        this.ids = ids;
    }

    /** The client's name for the request when it is sane, else a new one. */
    String requestId(@Nullable String sent) {
        return sent != null && REQUEST_ID.matcher(sent).matches() ? sent : hex(ids.next());
    }

    /** The client's trace context when it is well-formed, else a new one. */
    String traceparent(@Nullable String sent) {
        if (sent != null && TRACEPARENT.matcher(sent).matches()) {
            return sent;
        }
        long span = ids.next().getLeastSignificantBits();
        return "00-" + hex(ids.next()) + "-" + HexFormat.of().toHexDigits(span) + "-" + SAMPLED;
    }

    private static String hex(UUID id) {
        return HexFormat.of().toHexDigits(id.getMostSignificantBits())
                + HexFormat.of().toHexDigits(id.getLeastSignificantBits());
    }
}
