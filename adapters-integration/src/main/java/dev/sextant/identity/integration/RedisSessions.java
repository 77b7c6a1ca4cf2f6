package dev.sextant.identity.integration;

import dev.sextant.identity.application.Sessions;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.SessionId;
import dev.sextant.identity.domain.SessionSnapshot;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.integration.RedisClients;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Keeps sessions in one Redis or Valkey, 6 or newer, so that their heartbeats cost the database nothing. Each session is a JSON text, and each user has the set of their sessions; a script changes both in one step, after it
 * looked at version and plane. What a database does by row-level security, the scripts and this class do here: a session is shown to its organisation and to the account of its user, and to nobody else.
 *
 * <p>It takes no part in transactions: what was done stays done when a transaction rolls back. A session is forgotten by itself an hour after it can live no longer. The keys of one script lie on one server, so a cluster is
 * not supported. Safe for many threads.
 */
public final class RedisSessions implements Sessions, AutoCloseable {

    private static final Duration GRACE = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final String OF_SESSION = "sextant:session:";
    private static final String OF_USER = "sextant:sessions-of:";

    private static final String ADD = """
            if not redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2], 'NX') then return 0 end
            redis.call('SADD', KEYS[2], ARGV[3])
            redis.call('PEXPIRE', KEYS[2], ARGV[4])
            return 1""";

    private static final String SAVE = """
            local kept = redis.call('GET', KEYS[1])
            if not kept then return 0 end
            local session = cjson.decode(kept)
            if session.version ~= tonumber(ARGV[5]) then return 0 end
            if session.organization ~= ARGV[6] and session.user ~= ARGV[6] then return 0 end
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            redis.call('SADD', KEYS[2], ARGV[3])
            redis.call('PEXPIRE', KEYS[2], ARGV[4])
            return 1""";

    private static final String REMOVE = """
            local kept = redis.call('GET', KEYS[1])
            if not kept then return 0 end
            local session = cjson.decode(kept)
            if session.organization ~= ARGV[2] and session.user ~= ARGV[2] then return 0 end
            redis.call('DEL', KEYS[1])
            redis.call('SREM', ARGV[3] .. session.user, ARGV[1])
            return 1""";

    private final RedisClient client;
    private final Duration patience;
    private final ReentrantLock connecting = new ReentrantLock();
    private final AtomicLong notBefore = new AtomicLong(System.nanoTime());
    private final AtomicReference<Option<StatefulRedisConnection<String, String>>> connection =
            new AtomicReference<>(Option.none());

    private RedisSessions(RedisClient client, Duration patience) {
        this.client = client;
        this.patience = patience;
    }

    /**
     * Connects to a server. A connection that breaks later is made again by itself.
     *
     * @param address as in {@link #at}
     * @param patience as in {@link #at}
     * @throws Unavailable when the server does not answer
     */
    public static RedisSessions connect(String address, Duration patience) {
        RedisSessions sessions = at(address, patience);
        try {
            // Only whether it can be made counts here.
            var unused = sessions.connected();
        } catch (Unavailable failure) {
            sessions.close();
            throw failure;
        }
        return sessions;
    }

    /**
     * Sessions on a server that need not be there yet: it is connected to when it is asked for the first time, and until it answers every call is unavailable. A connection that breaks later is made again by itself.
     *
     * @param address {@code redis://} or, encrypted, {@code rediss://}, with user and password when the server wants them
     * @param patience how long a command may take
     * @throws IllegalArgumentException when it is no such address; the message may quote it
     */
    public static RedisSessions at(String address, Duration patience) {
        return new RedisSessions(RedisClients.of(address, patience), patience);
    }

    private boolean isTooSoon() {
        return System.nanoTime() - notBefore.get() < 0;
    }

    /**
     * Of many that come before there is a connection one makes it, and the others wait for that no longer than for a command. After a failure nobody tries for a moment: whoever waits holds a connection to the database meanwhile, and those
     * must not all be held by a server that does not answer.
     */
    private StatefulRedisConnection<String, String> connected() {
        Option<StatefulRedisConnection<String, String>> known = connection.get();
        if (known.isDefined()) {
            return known.get();
        }
        if (isTooSoon()) {
            throw new Unavailable("Redis", RETRY, new IllegalStateException("it did not answer a moment ago"));
        }
        try {
            if (!connecting.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Unavailable("Redis", RETRY, new IllegalStateException("it is being connected to"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable("Redis", RETRY, interrupted);
        }
        try {
            if (connection.get().isEmpty() && isTooSoon()) {
                throw new Unavailable("Redis", RETRY, new IllegalStateException("it did not answer a moment ago"));
            }
            return connection
                    .updateAndGet(meanwhile -> meanwhile.orElse(() -> Option.some(client.connect())))
                    .get();
        } catch (RedisException failure) {
            notBefore.set(System.nanoTime() + PAUSE.toNanos());
            throw new Unavailable("Redis", RETRY, failure);
        } finally {
            connecting.unlock();
        }
    }

    @Override
    public Option<Session> find(Actor actor, SessionId id) {
        return Option.of(asking(redis -> Option.of(redis.get(key(id)))).getOrElse(""))
                .filter(text -> !text.isEmpty())
                .map(SessionText::read)
                .filter(session -> isShownTo(actor, session))
                .map(Session::restore);
    }

    @Override
    public List<Session> ofUser(Actor actor, UserId user) {
        String[] keys = asking(redis -> redis.smembers(OF_USER + user.value())).stream()
                .map(id -> OF_SESSION + id)
                .toArray(String[]::new);
        if (keys.length == 0) {
            return List.of();
        }
        return asking(redis -> redis.mget(keys)).stream()
                .filter(KeyValue::hasValue)
                .map(found -> SessionText.read(found.getValue()))
                .filter(session -> isShownTo(actor, session))
                .sorted(Comparator.comparing(session -> session.id().value()))
                .map(Session::restore)
                .toList();
    }

    private static boolean isShownTo(Actor actor, SessionSnapshot session) {
        return session.organization().equals(actor.tenant())
                || session.user().value().equals(actor.tenant().value());
    }

    @Override
    public void add(Actor actor, Session started) {
        SessionSnapshot session = started.snapshot();
        if (!session.organization().equals(actor.tenant())) {
            throw new IllegalStateException(session.id() + " begins in its own organisation only");
        }
        if (!run(ADD, keys(session), arguments(session))) {
            throw new IllegalStateException("there is a session " + session.id() + " already");
        }
    }

    @Override
    public void save(Actor actor, Session changed, long readVersion) {
        SessionSnapshot session = changed.snapshot();
        String[] kept = arguments(session);
        if (!run(
                SAVE,
                keys(session),
                kept[0],
                kept[1],
                kept[2],
                kept[3],
                Long.toString(readVersion),
                actor.tenant().value().toString())) {
            throw new StaleAggregate(session.id().toString(), readVersion);
        }
    }

    @Override
    public void remove(Actor actor, SessionId id) {
        // It is no error when there is none, so the answer does not matter.
        boolean unused = run(
                REMOVE,
                new String[] {key(id)},
                id.value().toString(),
                actor.tenant().value().toString(),
                OF_USER);
    }

    private static String key(SessionId id) {
        return OF_SESSION + id.value();
    }

    private static String[] keys(SessionSnapshot session) {
        return new String[] {key(session.id()), OF_USER + session.user().value()};
    }

    /** The text of a session and for how long, its name in its user's set and for how long that is kept. */
    private static String[] arguments(SessionSnapshot session) {
        Duration untilTheEnd = Duration.between(session.seenAt(), session.endsAt());
        Duration life = untilTheEnd.compareTo(Session.IDLE) < 0 ? untilTheEnd : Session.IDLE;
        return new String[] {
            SessionText.write(session),
            Long.toString(life.plus(GRACE).toMillis()),
            session.id().value().toString(),
            Long.toString(Session.ABSOLUTE.plus(GRACE).toMillis())
        };
    }

    private boolean run(String script, String[] keys, String... arguments) {
        return asking(redis -> redis.<Long>eval(script, ScriptOutputType.INTEGER, keys, arguments)) == 1;
    }

    private <T> T asking(Function<RedisCommands<String, String>, T> question) {
        try {
            return question.apply(connected().sync());
        } catch (RedisException failure) {
            throw new Unavailable("Redis", RETRY, failure);
        }
    }

    /** Ends the connection. */
    @Override
    public void close() {
        connection.get().forEach(StatefulRedisConnection::close);
        client.shutdown();
    }
}
