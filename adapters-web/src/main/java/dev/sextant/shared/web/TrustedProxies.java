package dev.sextant.shared.web;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The networks of proxies that stand before the server. Only what comes from there may say for whom it comes. */
public final class TrustedProxies {

    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private final List<Network> networks;

    private record Network(InetAddress first, int bits) {

        boolean contains(byte[] other) {
            byte[] address = first.getAddress();
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += Byte.SIZE) {
                int mask = 0xFF << Math.max(0, Byte.SIZE - (bits - bit)) & 0xFF;
                if (((address[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private TrustedProxies(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /** None. */
    public static TrustedProxies none() {
        return new TrustedProxies(List.of());
    }

    /**
     * Networks from a text.
     *
     * @param text addresses and networks such as {@code 10.0.0.0/8 2001:db8::1}, with commas or blanks between; may be empty
     * @return the networks, or what is wrong with the first that is none
     */
    public static Either<String, TrustedProxies> of(String text) {
        var networks = new ArrayList<Network>();
        for (String each : SEPARATOR.split(text, -1)) {
            if (each.isEmpty()) {
                continue;
            }
            Option<Network> network = network(each);
            if (network.isEmpty()) {
                return Either.left("'" + each + "' is neither an address nor a network such as 10.0.0.0/8");
            }
            networks.add(network.get());
        }
        return Either.right(new TrustedProxies(networks));
    }

    private static Option<Network> network(String text) {
        int slash = text.indexOf('/');
        return address(slash < 0 ? text : text.substring(0, slash)).flatMap(address -> {
            int most = address.getAddress().length * Byte.SIZE;
            if (slash < 0) {
                return Option.some(new Network(address, most));
            }
            String bits = text.substring(slash + 1);
            return Option.when(
                    bits.matches("\\d{1,3}") && Integer.parseInt(bits) <= most,
                    () -> new Network(address, Integer.parseInt(bits)));
        });
    }

    /** An address as text, never a name: nothing is looked up. An IPv4 address that is written as an IPv6 one becomes one. */
    static Option<InetAddress> address(String text) {
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Option.none();
        }
        try {
            return Option.some(InetAddress.getByName(text));
        } catch (UnknownHostException malformed) {
            return Option.none();
        }
    }

    /** Whether an address stands in one of the networks. */
    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return networks.stream().anyMatch(network -> network.contains(bytes));
    }
}
