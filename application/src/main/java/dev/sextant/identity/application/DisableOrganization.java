package dev.sextant.identity.application;

import dev.sextant.identity.application.OrganizationQueries.OrganizationView;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import java.time.Clock;

/** Shuts the organisation: nobody gets in, within seconds on every node. Asked by who runs the platform, inside the organisation's plane. */
public final class DisableOrganization
        implements UseCase<DisableOrganization.Command, OrganizationView, IdentityError> {

    private final Organizations organizations;
    private final IdentityBook book;

    /** The use case. */
    public DisableOrganization(Organizations organizations, Outbox outbox, Clock clock) {
        this.organizations = organizations;
        this.book = new IdentityBook(outbox, clock);
    }

    /** What is asked for: it is about the organisation in whose plane the actor is. */
    public record Command() {}

    @Override
    public Permission needs() {
        return Permissions.PLATFORM_MANAGE;
    }

    @Override
    public Either<IdentityError, OrganizationView> handle(Actor actor, Command command) {
        return IdentityBook.found(organizations.findForUpdate(actor), Thing.ORGANIZATION, actor.tenant())
                .map(before -> book.keep(
                        actor,
                        IdentityBook.ORGANIZATION,
                        before.disable(actor.user(), book.now()),
                        Organization::version,
                        changed -> organizations.save(actor, changed, before.version())))
                .map(OrganizationView::of);
    }
}
