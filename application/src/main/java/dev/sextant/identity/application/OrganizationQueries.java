package dev.sextant.identity.application;

import dev.sextant.identity.domain.AfterDeletion;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.OpenIdRoles;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.OrganizationSnapshot;
import dev.sextant.identity.domain.OrganizationState;
import dev.sextant.identity.domain.PlanTier;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jmolecules.architecture.hexagonal.Port;

/** Answers questions about the actor's organisation, in the actor's open transaction. The views are the bodies that clients see. */
@Port
public interface OrganizationQueries {

    /** The actor's organisation; {@link IdentityError.NotFound} in another kind of plane. */
    Either<IdentityError, OrganizationView> own(Actor actor);

    /**
     * An organisation.
     *
     * @param id {@code org_…}
     * @param name what it is called
     * @param slug its short name
     * @param plan how much it may use
     * @param state whether it may be worked in
     * @param afterDeletion what becomes of the work of a deleted user
     * @param openIdRoles how people come in from an OpenID provider
     * @param timeZone on whose clocks it lives; none for those of the server
     * @param createdAt when it was founded
     * @param updatedAt when it changed last
     * @param version counts its changes, from 1
     */
    record OrganizationView(
            String id,
            String name,
            String slug,
            PlanTier plan,
            OrganizationState state,
            AfterDeletion afterDeletion,
            Option<OpenIdRolesView> openIdRoles,
            Option<String> timeZone,
            Instant createdAt,
            Instant updatedAt,
            long version) {

        /** The view of an organisation that a use case just decided on, or that a store holds as an aggregate. */
        public static OrganizationView of(Organization subject) {
            OrganizationSnapshot kept = subject.snapshot();
            return new OrganizationView(
                    kept.id().toString(),
                    kept.name().value(),
                    kept.slug().value(),
                    kept.plan(),
                    kept.state(),
                    kept.settings().afterDeletion(),
                    kept.settings().openIdRoles().map(OpenIdRolesView::of),
                    kept.settings().timeZone().map(ZoneId::getId),
                    kept.createdAt(),
                    kept.updatedAt(),
                    kept.version());
        }
    }

    /**
     * How groups at an OpenID provider become roles.
     *
     * @param issuer the provider, by the {@code iss} of its tokens
     * @param byGroup the {@code role_…} that each group brings
     * @param forEverybody the {@code role_…} that everybody gets who logs in there, sorted
     */
    record OpenIdRolesView(String issuer, Map<String, String> byGroup, List<String> forEverybody) {

        /** Copies map and list. */
        public OpenIdRolesView {
            byGroup = Collections.unmodifiableMap(new TreeMap<>(byGroup));
            forEverybody = List.copyOf(forEverybody);
        }

        /** The view of the rules. */
        public static OpenIdRolesView of(OpenIdRoles roles) {
            var byGroup = new TreeMap<String, String>();
            roles.byGroup().forEach((group, role) -> byGroup.put(group, role.toString()));
            return new OpenIdRolesView(
                    roles.issuer(),
                    byGroup,
                    roles.forEverybody().stream()
                            .sorted(RoleId.ORDER)
                            .map(RoleId::toString)
                            .toList());
        }
    }
}
