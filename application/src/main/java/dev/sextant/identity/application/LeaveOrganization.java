package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.MemberEvent.Leaving;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Lets the actor leave the organisation. The last owner stays while others belong to it; whoever leaves as the last person of all shuts the organisation behind them.
 */
public final class LeaveOrganization implements UseCase<LeaveOrganization.Command, UserId, IdentityError> {

    private final Organizations organizations;
    private final Memberships memberships;
    private final Departure departure;
    private final IdentityBook book;

    /** The use case. */
    public LeaveOrganization(
            Organizations organizations, Memberships memberships, Departure departure, IdentityBook book) {
        this.organizations = organizations;
        this.memberships = memberships;
        this.departure = departure;
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param why whether the member goes, or the whole account
     */
    public record Command(Leaving why) {}

    @Override
    public Permission needs() {
        return Permissions.ORGANIZATION_READ;
    }

    @Override
    public Either<IdentityError, UserId> handle(Actor actor, Command command) {
        if (!Planes.showsSession(actor)) {
            return Refusal.SESSION_NEEDED.refuse();
        }
        return leave(actor, actor.user(), command.why());
    }

    /** Lets a user leave the actor's organisation, in the actor's open transaction; for the end of an account, which others may ask for. */
    public Either<IdentityError, UserId> leave(Actor actor, UserId user, Leaving why) {
        return IdentityBook.found(organizations.findForUpdate(actor), Thing.ORGANIZATION, actor.tenant())
                .flatMap(organization -> IdentityBook.found(memberships.find(actor, user), Thing.MEMBER, user)
                        .flatMap(before -> leave(actor, organization, before, why)));
    }

    /** Whether a user could leave the actor's organisation now, in the actor's open transaction: the refusal, when not. */
    public Option<IdentityError> obstacle(Actor actor, UserId user, Leaving why) {
        return memberships
                .find(actor, user)
                .filter(before -> memberships.count(actor, 2) > 1)
                .flatMap(before -> before.leave(why, memberships.owners(actor), book.now())
                        .swap()
                        .toOption());
    }

    private Either<IdentityError, UserId> leave(
            Actor actor, Organization organization, Membership before, Leaving why) {
        if (memberships.count(actor, 2) == 1) {
            departure.leave(actor, before, before.leaveEmptied(why, book.now()));
            book.keep(
                    actor,
                    IdentityBook.ORGANIZATION,
                    organization.disable(before.userId(), book.now()),
                    Organization::version,
                    shut -> organizations.save(actor, shut, organization.version()));
            return Either.right(before.userId());
        }
        return before.leave(why, memberships.owners(actor), book.now()).map(decision -> {
            departure.leave(actor, before, decision);
            return before.userId();
        });
    }
}
