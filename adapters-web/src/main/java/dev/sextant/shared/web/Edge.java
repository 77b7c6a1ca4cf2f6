package dev.sextant.shared.web;

import io.vavr.control.Option;
import java.net.URI;
import java.util.Set;

/**
 * How the server meets the network beyond its own port.
 *
 * @param tls by which certificate it encrypts; none for plain HTTP
 * @param origins the pages that may call from a browser, each as a browser names it, such as {@code https://app.example.org}; nobody else's may
 * @param proxies whose {@code X-Forwarded-…} headers are believed
 * @param publicUrl by which address people reach it; on a loopback address its host and its pages are let in as well
 */
public record Edge(Option<PemFiles> tls, Set<String> origins, TrustedProxies proxies, Option<URI> publicUrl) {

    /** Copies the set. */
    public Edge {
        origins = Set.copyOf(origins);
    }

    /** Plain HTTP, own pages only, and no proxy. */
    public static Edge plain() {
        return new Edge(Option.none(), Set.of(), TrustedProxies.none(), Option.none());
    }

    /** Whether a {@code Host} is the one by which people reach the server. */
    boolean isPublicHost(String host) {
        return publicUrl.exists(url -> host.equalsIgnoreCase(url.getRawAuthority()));
    }

    /** Whether a page of an origin may call. */
    boolean mayCall(String origin) {
        return origins.contains(origin)
                || publicUrl.exists(url -> origin.equalsIgnoreCase(url.getScheme() + "://" + url.getRawAuthority()));
    }
}
