package dev.sextant.identity.application.doors;

import dev.sextant.identity.application.IdentityBook;
import dev.sextant.identity.application.OpenIdProvider.Voucher;
import dev.sextant.identity.application.Planes;
import dev.sextant.identity.application.Seats;
import dev.sextant.identity.domain.DisplayName;
import dev.sextant.identity.domain.EmailAddress;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Platform;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.identity.domain.SecretDigest;
import dev.sextant.identity.domain.SecretKind;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds or opens the account of somebody for whom an OpenID provider vouches, and lets memberships follow the provider's groups. */
public final class VouchedUsers {

    private final DoorStores stores;
    private final NewAccount accounts;
    private final Seats seats;
    private final IdentityBook book;

    /** Looks and opens here, where any number of people may belong to an organisation. */
    public VouchedUsers(DoorStores stores, NewAccount accounts, IdentityBook book) {
        this(stores, accounts, Seats.UNLIMITED, book);
    }

    /** Looks and opens here. */
    public VouchedUsers(DoorStores stores, NewAccount accounts, Seats seats, IdentityBook book) {
        this.stores = stores;
        this.accounts = accounts;
        this.seats = seats;
        this.book = book;
    }

    /**
     * The account of somebody. A stranger gets one only on the way into an organisation that lets people of their groups in.
     *
     * @param organization where they want to go, when they said
     */
    Either<IdentityError, User> of(Voucher voucher, Option<TenantId> organization, Origin origin) {
        SecretDigest who = SecretDigest.of(voucher.issuer() + "\n" + voucher.subject());
        Option<User> tied = tied(who, origin);
        Either<IdentityError, User> user =
                tied.isDefined() ? Either.right(tied.get()) : untied(voucher, who, organization, origin);
        return user.flatMap(found -> organization.fold(
                () -> Either.right(found),
                inside -> follow(found, voucher, inside, origin).map(followed -> found)));
    }

    private Option<User> tied(SecretDigest who, Origin origin) {
        Actor platform = Planes.platform(origin);
        return stores.transactions()
                .read(platform, () -> stores.secrets().holderOf(platform, SecretKind.OPEN_ID, who))
                .flatMap(holder -> find(new UserId(holder.subject()), origin));
    }

    private Option<User> find(UserId id, Origin origin) {
        Actor account = Planes.account(id, origin);
        return stores.transactions().read(account, () -> stores.users().find(account, id));
    }

    private Either<IdentityError, User> untied(
            Voucher voucher, SecretDigest who, Option<TenantId> organization, Origin origin) {
        return voucher.email()
                .filter(text -> voucher.emailVerified())
                .flatMap(text -> EmailAddress.of("/email", text).toEither().toOption())
                .toEither((IdentityError) Refusal.OPEN_ID_LOGIN_FAILED)
                .flatMap(email -> {
                    Actor platform = Planes.platform(origin);
                    return stores.transactions()
                            .read(platform, () -> stores.users().accountOf(platform, email))
                            .flatMap(id -> find(id, origin))
                            .fold(
                                    () -> open(voucher, email, who, organization, origin),
                                    user -> tie(user, who, origin));
                });
    }

    /** An account whose address was never proven may be a stranger's, opened in the user's name; it is not handed to the user together with whatever the stranger left in it. */
    private Either<IdentityError, User> tie(User user, SecretDigest who, Origin origin) {
        if (!user.isVerified()) {
            return Refusal.OPEN_ID_ADDRESS_NOT_PROVEN.refuse();
        }
        Actor account = Planes.account(user.id(), origin);
        return stores.transactions().write(account, () -> {
            keepTie(account, who);
            return Either.right(user);
        });
    }

    private void keepTie(Actor account, SecretDigest who) {
        stores.secrets().add(account, SecretKind.OPEN_ID, who, account.user().value(), Option.none());
    }

    private Either<IdentityError, User> open(
            Voucher voucher, EmailAddress email, SecretDigest who, Option<TenantId> organization, Origin origin) {
        boolean welcome =
                organization.exists(inside -> !roles(voucher, inside, origin).isEmpty());
        if (!welcome) {
            return Refusal.NO_ORGANIZATION.refuse();
        }
        String address = email.normalised();
        DisplayName name = voucher.name()
                .flatMap(text -> DisplayName.of("/name", text).toEither().toOption())
                .getOrElse(() -> new DisplayName(address.substring(0, address.indexOf('@'))));
        return accounts.openVouched(email, name, origin, account -> keepTie(account, who));
    }

    private Set<RoleId> roles(Voucher voucher, TenantId organization, Origin origin) {
        Actor anybody = Planes.organization(organization, Platform.NOBODY, origin);
        return stores.transactions().read(anybody, () -> roles(anybody, voucher));
    }

    /** The roles that the groups bring in the actor's organisation, of those that it has. */
    private Set<RoleId> roles(Actor actor, Voucher voucher) {
        Set<RoleId> there = stores.roles().all(actor).stream().map(Role::id).collect(Collectors.toSet());
        return stores.organizations()
                .find(actor)
                .flatMap(organization -> organization.settings().openIdRoles())
                .filter(rules -> rules.issuer().equals(voucher.issuer()))
                .map(rules -> rules.of(voucher.groups()).stream()
                        .filter(there::contains)
                        .collect(Collectors.toSet()))
                .getOrElse(Set.of());
    }

    /** Refused when whoever would join finds no seat. */
    private Either<IdentityError, Done> follow(User user, Voucher voucher, TenantId organization, Origin origin) {
        Actor inside = Planes.organization(organization, user.id(), origin);
        return stores.transactions().write(inside, () -> {
            Set<RoleId> roles = roles(inside, voucher);
            if (roles.isEmpty()) {
                return Either.right(new Done());
            }
            return stores.memberships()
                    .findForUpdate(inside, user.id())
                    .fold(
                            () -> join(inside, user, roles),
                            before -> Either.<IdentityError, Membership>right(follow(inside, before, roles)))
                    .map(followed -> new Done());
        });
    }

    /** Before a membership can begin, the organisation is locked, so that two first logins at once begin only one, and no two take the same seat. */
    private Either<IdentityError, Membership> join(Actor inside, User user, Set<RoleId> roles) {
        return IdentityBook.found(
                        stores.organizations().findForUpdate(inside), IdentityError.Thing.ORGANIZATION, inside.tenant())
                .flatMap(organization -> stores.memberships()
                        .findForUpdate(inside, user.id())
                        .fold(
                                () -> seats.free(inside, organization, stores.memberships())
                                        .map(free -> begin(inside, user, roles)),
                                before -> Either.right(follow(inside, before, roles))));
    }

    private Membership begin(Actor inside, User user, Set<RoleId> roles) {
        return book.keep(
                inside,
                IdentityBook.MEMBERSHIP,
                Membership.begin(inside.tenant(), user, roles, user.id(), book.now()),
                Membership::version,
                begun -> stores.memberships().add(inside, begun));
    }

    private Membership follow(Actor inside, Membership before, Set<RoleId> roles) {
        return book.keep(
                inside,
                IdentityBook.MEMBERSHIP,
                before.follow(roles, book.now()),
                Membership::version,
                changed -> stores.memberships().save(inside, changed, before.version()));
    }
}
