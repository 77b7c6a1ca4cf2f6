package dev.sextant.identity.application;

import dev.sextant.identity.application.AccessTokens.Claims;
import dev.sextant.identity.application.Grants.Grant;
import dev.sextant.identity.application.Secrets.Holder;
import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.ApiKeyId;
import dev.sextant.identity.domain.OpaqueToken;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.SigningKey;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.Authenticator;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Recognises access tokens and API keys. What a token says is believed only about who it is for; what that one may do, and whether the session, the account and the organisation are still open, is looked up and
 * remembered for two seconds on this node, so that the end of a session, the loss of a role or a shut account takes effect everywhere within that time, without the nodes telling each other.
 */
public final class TokenAuthenticator implements Authenticator {

    /** How long an answer is remembered: well within the 5 seconds after which an end must be felt. */
    public static final Duration REMEMBERED = Duration.ofSeconds(2);

    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);
    private static final Origin ORIGIN = Origin.of("authentication");

    /** Somebody who was recognised, until when at most. */
    private record Recognised(Identity identity, Instant until) {

        Recognised notAfter(Instant end) {
            return end.isBefore(until) ? new Recognised(identity, end) : this;
        }
    }

    private final AccessTokens tokens;
    private final Users users;
    private final Sessions sessions;
    private final ApiKeys keys;
    private final Secrets secrets;
    private final Grants grants;
    private final Transactions transactions;
    private final Clock clock;
    private final ShortMemory<String, Recognised> memory;

    /** An authenticator over these. */
    public TokenAuthenticator(
            AccessTokens tokens,
            Users users,
            Sessions sessions,
            ApiKeys keys,
            Secrets secrets,
            Grants grants,
            Transactions transactions,
            Clock clock) {
        this.tokens = tokens;
        this.users = users;
        this.sessions = sessions;
        this.keys = keys;
        this.secrets = secrets;
        this.grants = grants;
        this.transactions = transactions;
        this.clock = clock;
        this.memory = new ShortMemory<>(REMEMBERED, MOST_REMEMBERED, clock);
    }

    @Override
    public Option<Identity> identify(String token) {
        Option<OpaqueToken> key = OpaqueToken.parse(SecretKind.API_KEY, token);
        Option<Recognised> recognised = key.isDefined()
                ? key.flatMap(shown -> memory.recall(shown.digest().hex(), () -> byKey(shown)))
                : memory.recall(SecretDigest.of(token).hex(), () -> byAccessToken(token));
        Instant now = now();
        return recognised.filter(found -> now.isBefore(found.until())).map(Recognised::identity);
    }

    /** What was verified is remembered with the answer, because verifying a signature costs more than all the rest; under the digest of all of the token, so that none can borrow the answer of another one. */
    private Option<Recognised> byAccessToken(String token) {
        return tokens.verify(token)
                .flatMap(claims -> bySession(claims)
                        .map(found -> found.notAfter(claims.expiresAt().plus(SigningKey.LEEWAY))));
    }

    private Option<Recognised> bySession(Claims claims) {
        Actor inside = Planes.organization(claims.organization(), claims.user(), ORIGIN);
        Instant now = now();
        return transactions
                .read(
                        inside,
                        () -> sessions.find(inside, claims.session())
                                .filter(session -> isOf(session, claims) && session.isAliveAt(now))
                                .flatMap(session ->
                                        grants.of(inside, claims.user()).map(grant -> recognised(session, grant))))
                .filter(found -> isActive(claims.user()));
    }

    private static boolean isOf(Session session, Claims claims) {
        return session.userId().equals(claims.user()) && session.organization().equals(claims.organization());
    }

    private static Recognised recognised(Session session, Grant grant) {
        Instant idle = session.snapshot().idleUntil();
        Instant end = session.snapshot().endsAt();
        return new Recognised(
                identity(
                        session.organization(),
                        session.userId(),
                        grant.permissions(),
                        grant,
                        session.id().toString()),
                idle.isBefore(end) ? idle : end);
    }

    private Option<Recognised> byKey(OpaqueToken token) {
        Actor platform = Planes.platform(ORIGIN);
        return transactions
                .read(platform, () -> secrets.holderOf(platform, SecretKind.API_KEY, token.digest()))
                .flatMap(this::byKey);
    }

    private Option<Recognised> byKey(Holder holder) {
        Actor anybody = Planes.organization(holder.tenant(), Platform.NOBODY, ORIGIN);
        Instant now = now();
        Option<ApiKey> key = transactions.read(
                anybody,
                () -> keys.find(anybody, new ApiKeyId(holder.subject())).filter(found -> found.isGoodAt(now)));
        return key.flatMap(good -> transactions
                        .read(anybody, () -> grants.of(anybody, good.userId()))
                        .map(grant -> recognised(good, grant))
                        .filter(found -> isActive(good.userId())))
                .peek(found -> noteUse(anybody, key.get(), now));
    }

    private static Recognised recognised(ApiKey key, Grant grant) {
        return new Recognised(
                identity(
                        key.organization(),
                        key.userId(),
                        key.permitsOf(grant.permissions()),
                        grant,
                        key.id().toString()),
                key.snapshot().expiresAt());
    }

    private static Identity identity(
            TenantId tenant, UserId user, Set<Permission> permissions, Grant grant, String credential) {
        return new Identity(
                tenant,
                user,
                permissions,
                grant.teams().stream().map(TeamId::value).collect(Collectors.toUnmodifiableSet()),
                Option.some(credential));
    }

    private boolean isActive(UserId user) {
        Actor account = Planes.account(user, ORIGIN);
        return transactions.read(account, () -> users.find(account, user)).exists(User::isActive);
    }

    /** Not at every use, because each is a write. */
    private void noteUse(Actor actor, ApiKey key, Instant now) {
        boolean notedLately = key.snapshot().lastUsedAt().exists(at -> now.isBefore(at.plus(USE_IS_NOTED_EVERY)));
        if (notedLately) {
            return;
        }
        Either<String, String> noted = transactions.write(actor, () -> {
            keys.used(actor, key.id(), now);
            return Either.right("");
        });
        noted.peekLeft(refusal -> {
            throw new IllegalStateException("a use cannot be refused: " + refusal);
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
