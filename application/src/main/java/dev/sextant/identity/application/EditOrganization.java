package dev.sextant.identity.application;

import dev.sextant.identity.application.OrganizationQueries.OrganizationView;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.OrganizationEdit;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.shared.application.Outbox;
import dev.sextant.shared.application.UseCase;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;

/** Changes name or settings of the actor's organisation. */
public final class EditOrganization implements UseCase<EditOrganization.Command, OrganizationView, IdentityError> {

    private final Organizations organizations;
    private final Roles roles;
    private final IdentityBook book;

    /** The use case. */
    public EditOrganization(Organizations organizations, Roles roles, Outbox outbox, Clock clock) {
        this.organizations = organizations;
        this.roles = roles;
        this.book = new IdentityBook(outbox, clock);
    }

    /**
     * What is asked for.
     *
     * @param edit what shall be different
     * @param expectedVersion the version that the actor knows, when it knows one
     */
    public record Command(OrganizationEdit edit, Option<Long> expectedVersion) {}

    @Override
    public Permission needs() {
        return Permissions.ORGANIZATION_MANAGE;
    }

    @Override
    public Either<IdentityError, OrganizationView> handle(Actor actor, Command command) {
        return IdentityBook.found(organizations.findForUpdate(actor), Thing.ORGANIZATION, actor.tenant())
                .flatMap(before -> IdentityBook.atVersion(
                        before, before.version(), command.expectedVersion(), Thing.ORGANIZATION, before.id()))
                .flatMap(before -> before.edit(command.edit(), roles.all(actor), actor.user(), book.now())
                        .map(decision -> book.keep(
                                actor,
                                IdentityBook.ORGANIZATION,
                                decision,
                                Organization::version,
                                changed -> organizations.save(actor, changed, before.version()))))
                .map(OrganizationView::of);
    }
}
