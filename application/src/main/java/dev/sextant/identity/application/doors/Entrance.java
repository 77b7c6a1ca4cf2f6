package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.AccessTokens;
import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.application.SessionBook;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.Session;
import dev.sextant.identity.domain.SigningKey;
import dev.sextant.identity.domain.Slug;
import dev.sextant.identity.domain.Visitor;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.IdGenerator;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Lets a user who was recognised into an organisation: begins the session there, then, in the account's plane, ends what is one too many. A crash in between leaves one session too many until the next login.
 */
public final class Entrance {

    /** By this name people who run the platform name its plane in a login. */
    public static final String PLATFORM = "platform";

    private static final String BEARER = "Bearer";

    private final DoorStores stores;
    private final SessionBook sessions;
    private final AccessTokens tokens;
    private final IdGenerator ids;
    private final IdentityBook book;

    /** An entrance to these organisations. */
    public Entrance(DoorStores stores, SessionBook sessions, AccessTokens tokens, IdGenerator ids, IdentityBook book) {
        this.stores = stores;
        this.sessions = sessions;
        this.tokens = tokens;
        this.ids = ids;
        this.book = book;
    }

    /**
     * Which organisation somebody named.
     *
     * @param named {@code org_…}, a short name, or {@value #PLATFORM}
     * @return none when there is no such one
     */
    Option<TenantId> named(String named, Origin origin) {
        if (named.equals(PLATFORM)) {
            return Option.some(Platform.TENANT);
        }
        Option<TenantId> byId = TenantId.parse(named).toOption();
        if (byId.isDefined()) {
            return byId;
        }
        Actor platform = Planes.platform(origin);
        return Slug.of("/organization", named)
                .toEither()
                .toOption()
                .flatMap(slug -> stores.transactions()
                        .read(platform, () -> stores.organizations().idOf(platform, slug)));
    }

    /**
     * Lets a user in.
     *
     * @param named the organisation as the user named it; without, it is the one joined first of those that can be entered
     */
    Either<IdentityError, LoginView> enter(UserId user, Option<String> named, Visitor visitor, Origin origin) {
        if (named.isDefined()) {
            return named(named.get(), origin)
                    .toEither((IdentityError) Refusal.NO_ORGANIZATION)
                    .flatMap(organization -> enter(user, organization, visitor, origin));
        }
        Either<IdentityError, LoginView> last = Refusal.NO_ORGANIZATION.refuse();
        for (TenantId organization : joined(user, origin)) {
            last = enter(user, organization, visitor, origin);
            if (last.isRight() || last.getLeft() != Refusal.ORGANIZATION_DISABLED) {
                return last;
            }
        }
        return last;
    }

    private List<TenantId> joined(UserId user, Origin origin) {
        Actor account = Planes.account(user, origin);
        return stores.transactions().read(account, () -> stores.memberships().ofUser(account, user)).stream()
                .map(Membership::organization)
                .filter(organization -> !organization.equals(Platform.TENANT))
                .toList();
    }

    private Either<IdentityError, LoginView> enter(UserId user, TenantId organization, Visitor visitor, Origin origin) {
        Actor inside = Planes.organization(organization, user, origin);
        return stores.transactions()
                .write(inside, () -> mayEnter(inside).map(may -> sessions.open(inside, visitor)))
                .map(opened -> {
                    makeRoom(opened.session(), origin);
                    return view(opened);
                });
    }

    /** Agrees when the actor belongs to the actor's organisation and it can be worked in. */
    Either<IdentityError, Actor> mayEnter(Actor inside) {
        if (stores.grants().of(inside, inside.user()).isDefined()) {
            return Either.right(inside);
        }
        boolean belongs = stores.memberships().find(inside, inside.user()).isDefined();
        return belongs ? Refusal.ORGANIZATION_DISABLED.refuse() : Refusal.NO_ORGANIZATION.refuse();
    }

    private void makeRoom(Session newest, Origin origin) {
        Actor account = Planes.account(newest.userId(), origin);
        Either<IdentityError, Done> made = stores.transactions().write(account, () -> {
            // Two logins at once must see each other's sessions.
            stores.users().findForUpdate(account, newest.userId());
            sessions.makeRoom(account, newest.id());
            return Either.right(new Done());
        });
        made.peekLeft(refusal -> {
            throw new IllegalStateException("room cannot be refused: " + refusal.code());
        });
    }

    /** The tokens of a session. */
    LoginView view(SessionBook.Opened opened) {
        Session session = opened.session();
        Instant now = book.now().truncatedTo(ChronoUnit.SECONDS);
        String access = tokens.issue(new AccessTokens.Claims(
                session.userId(),
                session.organization(),
                session.id(),
                ids.next(),
                now,
                now.plus(SigningKey.TOKEN_LIFE)));
        return new LoginView(
                access,
                BEARER,
                SigningKey.TOKEN_LIFE.toSeconds(),
                opened.refresh().value(),
                session.id().toString(),
                session.snapshot().endsAt(),
                session.userId().toString(),
                session.organization().toString());
    }
}
