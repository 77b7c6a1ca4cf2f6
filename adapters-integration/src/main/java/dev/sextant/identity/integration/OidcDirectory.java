package dev.sextant.identity.integration;

import com.nimbusds.jose.jwk.JWKSet;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.integration.OutgoingRequests;
import dev.sextant.shared.integration.OutgoingRequests.Answer;
import dev.sextant.shared.integration.OutgoingRequests.NoAnswer;
import dev.sextant.shared.integration.OutgoingRequests.Request;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A provider's description and keys, fetched when they are needed first and again when they are old. A key that is not known is asked for at once, but however many tokens name unknown keys, the provider is asked
 * at most once in {@link #LEAST_PAUSE}. Safe for many threads.
 */
final class OidcDirectory {

    /** How long what was fetched is used. */
    static final Duration FRESH = Duration.ofHours(1);

    /** The shortest time between two fetches of the keys. */
    static final Duration LEAST_PAUSE = Duration.ofSeconds(30);

    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final String issuer;
    private final OutgoingRequests requests;
    private final Clock clock;
    private final ReentrantLock fetching = new ReentrantLock();
    private Option<Fetched<OidcMetadata>> metadata = Option.none();
    private Option<Fetched<JWKSet>> keys = Option.none();

    OidcDirectory(String issuer, OutgoingRequests requests, Clock clock) {
        this.issuer = issuer;
        this.requests = requests;
        this.clock = clock;
    }

    /** Something from the provider, and when it came. */
    private record Fetched<T>(T value, Instant at) {

        boolean isYoungerThan(Duration age, Instant now) {
            return now.isBefore(at.plus(age));
        }
    }

    /**
     * The provider's description.
     *
     * @throws Unavailable when it cannot be fetched or is of no use
     */
    OidcMetadata metadata() {
        return locked(() -> {
            Instant now = clock.instant();
            Fetched<OidcMetadata> present = metadata.filter(known -> known.isYoungerThan(FRESH, now))
                    .getOrElse(() -> new Fetched<>(fetchMetadata(), now));
            metadata = Option.some(present);
            return present.value();
        });
    }

    private OidcMetadata fetchMetadata() {
        return OidcMetadata.parse(fetch(OidcMetadata.addressOf(issuer)), issuer)
                .getOrElseThrow(OidcDirectory::unavailable);
    }

    /**
     * The provider's keys.
     *
     * @param kid a key that should be among them; empty when it does not matter
     * @throws Unavailable when they cannot be fetched or read
     */
    JWKSet keys(String kid) {
        String address = metadata().keysAddress();
        return locked(() -> {
            Instant now = clock.instant();
            Fetched<JWKSet> present = keys.filter(known -> isUsable(known, kid, now))
                    .getOrElse(() -> new Fetched<>(fetchKeys(address), now));
            keys = Option.some(present);
            return present.value();
        });
    }

    private static boolean isUsable(Fetched<JWKSet> known, String kid, Instant now) {
        boolean helps = kid.isEmpty() || known.value().getKeyByKeyId(kid) != null;
        return known.isYoungerThan(helps ? FRESH : LEAST_PAUSE, now);
    }

    private JWKSet fetchKeys(String address) {
        try {
            return JWKSet.parse(fetch(address));
        } catch (ParseException malformed) {
            throw unavailable("the provider's keys are no JSON Web Key Set");
        }
    }

    private String fetch(String address) {
        Either<NoAnswer, Answer> answer = requests.send(Request.get(address, Map.of("Accept", "application/json")));
        if (answer.isLeft()) {
            throw unavailable(answer.getLeft().reason());
        }
        if (answer.get().status() != OK) {
            throw unavailable("status " + answer.get().status());
        }
        return answer.get().body();
    }

    /** The outage of the provider. */
    static Unavailable unavailable(String reason) {
        return new Unavailable("OpenID provider", RETRY, new IOException(reason));
    }

    private <T> T locked(Supplier<T> work) {
        fetching.lock();
        try {
            return work.get();
        } finally {
            fetching.unlock();
        }
    }
}
