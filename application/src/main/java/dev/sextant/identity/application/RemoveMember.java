package dev.sextant.identity.application;

import dev.sextant.identity.domain.Authority;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Removes somebody from the organisation, with their places in its teams, and their sessions and API keys for it. */
public final class RemoveMember implements UseCase<RemoveMember.Command, UserId, IdentityError> {

    private final Organizations organizations;
    private final Memberships memberships;
    private final Departure departure;
    private final IdentityBook book;

    /** The use case. */
    public RemoveMember(Organizations organizations, Memberships memberships, Departure departure, IdentityBook book) {
        this.organizations = organizations;
        this.memberships = memberships;
        this.departure = departure;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param member who shall go
     * @param expectedVersion the version of the membership that the actor knows, when it knows one
     */
    public record Command(UserId member, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return Permissions.MEMBERS_MANAGE;
    }

    @Override
    public Either<IdentityError, UserId> handle(Actor actor, Command command) {
        return IdentityBook.found(organizations.findForUpdate(actor), Thing.ORGANIZATION, actor.tenant())
                .flatMap(locked ->
                        IdentityBook.found(memberships.find(actor, command.member()), Thing.MEMBER, command.member()))
                .flatMap(before -> IdentityBook.atVersion(
                        before, before.version(), command.expectedVersion(), Thing.MEMBER, command.member()))
                .flatMap(before -> {
                    var by = Authority.of(actor, memberships.find(actor, actor.user()));
                    return before.remove(by, memberships.owners(actor), book.now())
                            .map(decision -> {
                                departure.leave(actor, before, decision);
                                return before.userId();
                            });
                });
    }
}
