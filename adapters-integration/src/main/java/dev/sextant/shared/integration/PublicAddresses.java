package dev.sextant.shared.integration;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Tells the addresses of the open Internet from those that lead back to this machine, into its networks, or nowhere.
 *
 * <p>Source: the special-purpose address registries of IANA for IPv4 and IPv6 (RFC 6890 and its updates). Of IPv6 only {@code 2000::/3} is open, without the parts of it that carry an IPv4
 * address in them or serve documentation.
 */
final class PublicAddresses {

    private static final List<Block> CLOSED_4 = List.of(
            new Block(0x00000000L, 8), // this network
            new Block(0x0A000000L, 8), // private
            new Block(0x64400000L, 10), // shared by carriers
            new Block(0x7F000000L, 8), // loopback
            new Block(0xA9FE0000L, 16), // link-local, and the metadata of clouds
            new Block(0xAC100000L, 12), // private
            new Block(0xC0000000L, 24), // protocol assignments
            new Block(0xC0000200L, 24), // documentation
            new Block(0xC0586300L, 24), // relays of 6to4
            new Block(0xC0A80000L, 16), // private
            new Block(0xC6120000L, 15), // benchmarks
            new Block(0xC6336400L, 24), // documentation
            new Block(0xCB007100L, 24), // documentation
            new Block(0xE0000000L, 4), // groups
            new Block(0xF0000000L, 4)); // reserved, and broadcast

    private static final Block OPEN_6 = new Block(0x20000000L, 3);
    private static final List<Block> CLOSED_6 = List.of(
            new Block(0x20010000L, 23), // protocol assignments, among them Teredo
            new Block(0x20010DB8L, 32), // documentation
            new Block(0x20020000L, 16), // 6to4
            new Block(0x3FFF0000L, 20)); // documentation

    private static final int LEADING_BYTES = 4;

    private PublicAddresses() {}

    /** A block by the first 32 bits of its addresses. */
    private record Block(long start, int prefix) {

        boolean contains(long address) {
            int free = Integer.SIZE - prefix;
            return address >>> free == start >>> free;
        }
    }

    /** Whether an address belongs to the open Internet. An IPv4 address inside an IPv6 one is none of it, unless Java itself unpacks it. */
    static boolean contains(InetAddress address) {
        long leading = 0;
        byte[] bytes = address.getAddress();
        for (int i = 0; i < LEADING_BYTES; i++) {
            leading = (leading << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        long first = leading;
        return switch (address) {
            case Inet4Address ignored -> CLOSED_4.stream().noneMatch(block -> block.contains(first));
            case Inet6Address ignored ->
                OPEN_6.contains(first) && CLOSED_6.stream().noneMatch(block -> block.contains(first));
            default -> false;
        };
    }
}
