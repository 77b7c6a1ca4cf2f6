package dev.sextant.bootstrap.database;

import dev.sextant.bootstrap.StartFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * Finds a free port on the loopback interface below the range from which systems take the ports of outgoing connections: a client that retries a dead port inside that range can connect to
 * itself, and the server could then never bind again.
 */
final class FreePort {

    private static final int LOWEST = 15_000;
    private static final int BEYOND = 32_000;
    private static final int TRIES = 200;

    private FreePort() {}

    /** A port that was free a moment ago. */
    static int below32768(RandomGenerator random) {
        for (int i = 0; i < TRIES; i++) {
            int port = random.nextInt(LOWEST, BEYOND);
            if (isFree(port)) {
                return port;
            }
        }
        throw new StartFailed("No free port between " + LOWEST + " and " + BEYOND + " on the loopback interface.");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
