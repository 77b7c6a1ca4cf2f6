package dev.sextant.shared.integration;

import io.vavr.control.Either;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which addresses this program may call for somebody else: {@code https} at the usual ports, hosts by name or by an ordinary network address, and only those that stand in the open Internet. Whatever else an
 * organisation needs, such as a provider in its own network, is allowed by name and port.
 */
public final class OutgoingRules {

    private static final Set<Integer> PORTS = Set.of(443, 8443);
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int LONGEST = 2000;
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");

    private final Set<String> allowed;

    /**
     * Rules with exceptions.
     *
     * @param allowed targets as {@code host:port} that may be called whatever their address, and without encryption too
     */
    public OutgoingRules(Set<String> allowed) {
        this.allowed =
                allowed.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks an address by its form; what its host leads to is checked when it is called.
     *
     * @return the address, or what is wrong with it, in words
     */
    public Either<String, URI> check(String text) {
        if (text.length() > LONGEST) {
            return Either.left("the address is longer than " + LONGEST + " characters");
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException malformed) {
            return Either.left("it is no address of the web");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Either.left("the address must have neither a user nor a fragment");
        }
        if (uri.getScheme() == null || uri.getHost() == null || !isPlain(uri.getHost())) {
            return Either.left("the address must have the form https://host/path, its host in ASCII");
        }
        return isAllowed(uri) ? Either.right(uri) : checkTarget(uri);
    }

    private boolean isAllowed(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return (scheme.equals("https") || scheme.equals("http")) && mayBeAnywhere(uri.getHost(), port(uri));
    }

    private static Either<String, URI> checkTarget(URI uri) {
        if (!uri.getScheme().equalsIgnoreCase("https")) {
            return Either.left("the address must begin with https://");
        }
        if (!PORTS.contains(port(uri))) {
            return Either.left(
                    "the port is not one of " + PORTS.stream().sorted().toList());
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return Either.left("the host is this machine");
        }
        return Either.right(uri);
    }

    private static boolean isPlain(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return NAME.matcher(lower).matches()
                || IPV4.matcher(lower).matches()
                || IPV6.matcher(lower).matches();
    }

    /** The port that an address means. */
    static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().equalsIgnoreCase("https") ? HTTPS : HTTP;
    }

    /** Whether all addresses that a host leads to may be called. One that may not spoils the others: which of them is called would be chance. */
    boolean mayConnect(String host, int port, List<InetAddress> addresses) {
        return mayBeAnywhere(host, port)
                || (!addresses.isEmpty() && addresses.stream().allMatch(PublicAddresses::contains));
    }

    private boolean mayBeAnywhere(String host, int port) {
        return allowed.contains(host.toLowerCase(Locale.ROOT) + ":" + port);
    }
}
