package dev.sextant.metering.integration;

import dev.sextant.metering.application.TokenBuckets;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.integration.RedisClients;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps buckets in one Redis or Valkey, 6 or newer. One script takes from many, by the clock of the server. A bucket is forgotten by itself when it is full again. The keys of one script lie on one server, so a cluster is not
 * supported. Safe for many threads.
 */
public final class RedisTokenBuckets implements TokenBuckets, AutoCloseable {

    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final String PREFIX = "sextant:bucket:";

    /** Numbers come back as text, because a script's own numbers lose their fractions. */
    private static final String TAKE = """
            local now = tonumber(ARGV[1])
            if not now then
              local time = redis.call('TIME')
              now = time[1] * 1000000 + time[2]
            end
            local answer = {}
            for i, key in ipairs(KEYS) do
              local quota, window = tonumber(ARGV[4 * i - 2]), tonumber(ARGV[4 * i - 1])
              local wanted, returned = tonumber(ARGV[4 * i]), tonumber(ARGV[4 * i + 1])
              local kept = redis.call('HMGET', key, 'level', 'at')
              local level, at = tonumber(kept[1]) or quota, tonumber(kept[2]) or now
              local present = math.max(at, now)
              level = math.min(quota, level + (present - at) * quota / window + returned)
              local granted = math.min(wanted, math.floor(level + 1e-6))
              level = math.max(0, level - granted)
              redis.call('HSET', key, 'level', string.format('%.9f', level), 'at', string.format('%.0f', present))
              redis.call('PEXPIRE', key, math.ceil((quota - level) * window / quota / 1000) + 1)
              answer[2 * i - 1] = tostring(granted)
              answer[2 * i] = string.format('%.9f', level)
            end
            return answer""";

    private final RedisClient client;
    private final Option<Clock> clock;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile Option<StatefulRedisConnection<String, String>> connection = Option.none();

    private RedisTokenBuckets(RedisClient client, Option<Clock> clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Buckets in a server, which need not be there yet. A connection that breaks is made again by itself.
     *
     * @param address {@code redis://} or, encrypted, {@code rediss://}, with user and password when the server wants them
     * @param patience how long a command may take
     * @throws IllegalArgumentException when this is no such address
     */
    public static RedisTokenBuckets at(String address, Duration patience) {
        return at(address, patience, Option.none());
    }

    /** With another clock than that of the server, so that time need not pass to be tried. */
    static RedisTokenBuckets at(String address, Duration patience, Option<Clock> clock) {
        return new RedisTokenBuckets(RedisClients.of(address, patience), clock);
    }

    private StatefulRedisConnection<String, String> connected() {
        connecting.lock();
        try {
            StatefulRedisConnection<String, String> open = connection.getOrElse(client::connect);
            connection = Option.some(open);
            return open;
        } finally {
            connecting.unlock();
        }
    }

    @Override
    public List<Grant> take(List<Ask> asks) {
        String[] keys = asks.stream().map(ask -> PREFIX + ask.bucket()).toArray(String[]::new);
        List<String> arguments = new ArrayList<>();
        arguments.add(clock.map(Clock::instant).map(RedisTokenBuckets::micros).getOrElse(""));
        for (Ask ask : asks) {
            arguments.add(Long.toString(ask.rate().quota()));
            arguments.add(Long.toString(ask.rate().window().toNanos() / 1_000));
            arguments.add(Integer.toString(ask.wanted()));
            arguments.add(Integer.toString(ask.returned()));
        }
        List<String> answer = run(keys, arguments.toArray(String[]::new));
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < asks.size(); i++) {
            grants.add(new Grant(Integer.parseInt(answer.get(2 * i)), Double.parseDouble(answer.get(2 * i + 1))));
        }
        return grants;
    }

    private static String micros(Instant time) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    private List<String> run(String[] keys, String[] arguments) {
        try {
            return connection.getOrElse(this::connected).sync().eval(TAKE, ScriptOutputType.MULTI, keys, arguments);
        } catch (RedisException failure) {
            throw new Unavailable("Redis", RETRY, failure);
        }
    }

    /** The server forgets by itself. */
    @Override
    public long forgetFull() {
        return 0;
    }

    /** Ends the connection. */
    @Override
    public void close() {
        connection.forEach(StatefulRedisConnection::close);
        client.shutdown();
    }
}
