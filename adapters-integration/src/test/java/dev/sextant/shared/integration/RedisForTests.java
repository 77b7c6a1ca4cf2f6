package dev.sextant.shared.integration;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import redis.embedded.RedisServer;

/** Redis servers on the loopback interface that keep nothing on disk. */
public final class RedisForTests {

    private RedisForTests() {}

    /** One that is not started. */
    public static RedisServer on(int port) throws IOException {
        return RedisServer.newRedisServer()
                .bind("127.0.0.1")
                .port(port)
                .setting("save \"\"")
                .build();
    }

    /** Below the range from which systems take ports for outgoing connections: a client that tries a closed one of those again and again meets itself. */
    public static int freePort() throws IOException {
        for (int port = ThreadLocalRandom.current().nextInt(15_000, 30_000); port < 32_768; port++) {
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException taken) {
                // The next one.
            }
        }
        throw new IOException("no port is free");
    }
}
