package dev.sextant.shared.web;

import io.vavr.control.Option;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * For whom a request comes, as far as that can be believed. {@code X-Forwarded-For}, {@code -Proto} and {@code -Host} count only when the connection comes from a trusted proxy. Each proxy adds the address that it saw at the right
 * end, so the client is the right-most address that is no trusted proxy's; what stands further left is anybody's word. {@code Forwarded} is not believed.
 *
 * @param address the client's
 * @param isSecure whether the client's connection is encrypted
 * @param forwardedHost the host that the client asked for, when a trusted proxy says so
 */
record Peer(String address, boolean isSecure, Option<String> forwardedHost) {

    /** Who stands behind a request. */
    static Peer of(HttpServletRequest request, TrustedProxies proxies) {
        String remote = unbracketed(request.getRemoteAddr());
        Option<InetAddress> connected = TrustedProxies.address(remote);
        if (!connected.exists(proxies::contains)) {
            return new Peer(plain(connected, remote), request.isSecure(), Option.none());
        }
        Option<String> proto = rightMost(request, "X-Forwarded-Proto");
        return new Peer(
                client(connected.get(), words(request, "X-Forwarded-For"), proxies)
                        .getHostAddress(),
                proto.map("https"::equalsIgnoreCase).getOrElse(request.isSecure()),
                rightMost(request, "X-Forwarded-Host"));
    }

    /** Goes from proxy to proxy, from right to left, until one is not trusted, or what it says is no address. */
    private static InetAddress client(InetAddress connected, List<String> forwarded, TrustedProxies proxies) {
        InetAddress client = connected;
        for (String hop : forwarded.reversed()) {
            Option<InetAddress> address = TrustedProxies.address(withoutPort(hop));
            if (address.isEmpty() || !proxies.contains(client)) {
                return client;
            }
            client = address.get();
        }
        return client;
    }

    private static Option<String> rightMost(HttpServletRequest request, String header) {
        List<String> words = words(request, header);
        return words.isEmpty() ? Option.none() : Option.some(words.getLast());
    }

    private static List<String> words(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header)).stream()
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Some proxies write {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            return unbracketed(hop.substring(0, Math.max(0, hop.indexOf(']') + 1)));
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    private static String unbracketed(String address) {
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }

    private static String plain(Option<InetAddress> address, String otherwise) {
        return address.map(InetAddress::getHostAddress).getOrElse(otherwise);
    }
}
