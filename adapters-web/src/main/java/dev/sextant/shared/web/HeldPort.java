package dev.sextant.shared.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;

/**
 * A port that is held before the server listens on it, so that its number is known while the rest of the program is put together, and that it is free is known at once. Clients that come early wait until the server takes it.
 */
public final class HeldPort implements AutoCloseable {

    private static final int WAITING_CLIENTS = 128;

    private final ServerSocketChannel channel;
    private final int number;

    private HeldPort(ServerSocketChannel channel, int number) {
        this.channel = channel;
        this.number = number;
    }

    /**
     * Holds a port.
     *
     * @param host the address to listen on
     * @param port the port, or 0 for any that is free
     * @throws IOException when it is taken or may not be used, or there is no such address
     */
    public static HeldPort on(String host, int port) throws IOException {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("there is no address " + host);
        }
        var channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(address, WAITING_CLIENTS);
            return new HeldPort(channel, channel.socket().getLocalPort());
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /** Its number. */
    public int number() {
        return number;
    }

    /** For the server that takes it. */
    ServerSocketChannel channel() {
        return channel;
    }

    /** Gives it free. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
