package dev.sextant.shared.web;

import dev.sextant.shared.application.Authenticator;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Origin;
import io.vavr.control.Option;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who may come in. Safe for many threads. */
final class Gate {

    private static final Pattern BEARER = Pattern.compile("(?i)Bearer +([A-Za-z0-9._~+/=-]{1,8000}) *");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-fA-F:.]+\\]|[A-Za-z0-9.-]+)(?::\\d{1,5})?");
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    private final boolean loopback;
    private final String ownHost;
    private final Authenticator authenticator;
    private final Edge edge;

    Gate(WebConfig config, Authenticator authenticator) {
        this.loopback = config.isLoopback();
        this.ownHost = config.host();
        this.authenticator = authenticator;
        this.edge = config.edge();
    }

    /** For whom a request comes. */
    Peer peer(HttpServletRequest request) {
        return Peer.of(request, edge.proxies());
    }

    /**
     * A server on a loopback address is reached by programs on the same machine, and a web browser is one of them: a page from elsewhere, or a name that was pointed here, must not get through.
     */
    void checkOrigin(HttpServletRequest request, Peer peer) {
        String host = request.getHeader("Host");
        if (!loopback) {
            return;
        }
        if (!isKnown(host) || !peer.forwardedHost().forAll(this::isKnown)) {
            throw new Refused(403, "foreign_host", "This server answers to its local names only.");
        }
        var origins = Collections.list(request.getHeaders("Origin"));
        String own = (peer.isSecure() ? "https://" : "http://")
                + peer.forwardedHost().getOrElse(String.valueOf(host));
        if (!origins.stream().allMatch(origin -> origin.equalsIgnoreCase(own) || edge.mayCall(origin))) {
            throw new Refused(403, "foreign_origin", "This server answers its own pages only.");
        }
    }

    private boolean isKnown(@Nullable String host) {
        if (host == null) {
            return false;
        }
        if (edge.isPublicHost(host)) {
            return true;
        }
        Matcher authority = AUTHORITY.matcher(host);
        return authority.matches()
                && (LOCAL_NAMES.contains(authority.group(1).toLowerCase(java.util.Locale.ROOT))
                        || authority.group(1).equalsIgnoreCase(ownHost));
    }

    /** Whether a program on the same machine calls, and does not pass on what somebody else asked. */
    boolean isLocalCaller(HttpServletRequest request) {
        try {
            return request.getHeader("Forwarded") == null
                    && request.getHeader("X-Forwarded-For") == null
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Who calls; none when there is no token, or it is not valid. */
    Option<Actor> identify(HttpServletRequest request, Peer peer, String requestId, String traceparent) {
        var headers = request.getHeaders("Authorization");
        if (!headers.hasMoreElements()) {
            return Option.none();
        }
        Matcher bearer = BEARER.matcher(headers.nextElement());
        if (headers.hasMoreElements() || !bearer.matches()) {
            return Option.none();
        }
        return authenticator
                .identify(bearer.group(1))
                .map(who -> new Actor(
                        who.tenant(),
                        who.user(),
                        who.permissions(),
                        who.teams(),
                        new Origin(
                                requestId, Option.some(traceparent), Option.some(peer.address()), who.credential())));
    }

    /** The same words whatever is wrong with the token. */
    static Refused unauthenticated() {
        return new Refused(
                new Problem(401, "unauthenticated", "A valid token is needed: Authorization: Bearer <token>.")
                        .with("WWW-Authenticate", "Bearer realm=\"sextant\""));
    }
}
