package dev.sextant.shared.web;

import io.vavr.control.Option;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of listed origins call from a browser, as the Fetch standard describes it (CORS). The origin is always repeated and never {@code *}, and credentials are never allowed: callers show a token, and there is no cookie that a
 * browser would add by itself. Safe for many threads.
 */
final class Cors {

    private static final String MAY_SEND =
            "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Last-Event-ID, X-Request-ID, traceparent";
    private static final String MAY_SEE =
            "Content-Disposition, Deprecation, ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After, Sunset, WWW-Authenticate, X-Request-ID, traceparent";
    private static final String REMEMBERED_SECONDS = "600";

    private final Edge edge;

    Cors(Edge edge) {
        this.edge = edge;
    }

    /** Whether a browser asks first whether a page of a listed origin may call. */
    boolean isAskedFirst(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Access-Control-Request-Method") != null
                && listed(request) != null;
    }

    /** What the browser is told; the methods are those of the resource. */
    static Answer answer(Resource resource) {
        return Answer.of(204)
                .with("Allow", resource.allow())
                .with("Access-Control-Allow-Methods", resource.allow())
                .with("Access-Control-Allow-Headers", MAY_SEND)
                .with("Access-Control-Max-Age", REMEMBERED_SECONDS);
    }

    /** What an answer to a page of a listed origin carries; nothing for all others. */
    List<Answer.Header> headers(HttpServletRequest request) {
        String origin = listed(request);
        return origin == null
                ? List.of()
                : List.of(
                        new Answer.Header("Access-Control-Allow-Origin", origin),
                        new Answer.Header("Access-Control-Expose-Headers", MAY_SEE));
    }

    /** On what an answer depends, so that no cache hands one caller's to another; none when it depends on nothing. */
    Option<Answer.Header> vary(boolean isOfTenant) {
        String on = Stream.of(isOfTenant ? "Authorization" : "", edge.origins().isEmpty() ? "" : "Origin")
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
        return Option.when(!on.isEmpty(), () -> new Answer.Header("Vary", on));
    }

    private @Nullable String listed(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null && edge.origins().contains(origin) ? origin : null;
    }
}
