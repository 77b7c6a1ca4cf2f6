package dev.sextant.shared.integration;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import java.time.Duration;

/** How this program speaks with Redis or Valkey: nobody waits for a server that is away, nor longer than was said. */
public final class RedisClients {

    private RedisClients() {}

    /**
     * A client that is not connected yet. A connection of its that breaks is made again by itself.
     *
     * @param address {@code redis://} or, encrypted, {@code rediss://}, with user and password when the server wants them
     * @param patience how long a command may take
     * @throws IllegalArgumentException when it is no such address; the message may quote it
     */
    public static RedisClient of(String address, Duration patience) {
        RedisURI uri = RedisURI.create(address);
        uri.setTimeout(patience);
        RedisClient client = RedisClient.create(uri);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(patience))
                .build());
        return client;
    }
}
