package dev.sextant.shared.integration;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Tells the network addresses of a host. Safe for many threads. */
@FunctionalInterface
public interface HostLookup {

    /** The lookup of the operating system. */
    HostLookup SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /**
     * The addresses of a host.
     *
     * @param host a name, or an address as text, which leads to itself
     * @throws UnknownHostException when there is no such host
     */
    List<InetAddress> addressesOf(String host) throws UnknownHostException;
}
