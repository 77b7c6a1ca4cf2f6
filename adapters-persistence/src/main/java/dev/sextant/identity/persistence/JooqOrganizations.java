package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.ORGANIZATION;

import dev.sextant.identity.application.Organizations;
import dev.sextant.identity.domain.AfterDeletion;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.OpenIdRoles;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.OrganizationName;
import dev.sextant.identity.domain.OrganizationSettings;
import dev.sextant.identity.domain.OrganizationSnapshot;
import dev.sextant.identity.domain.OrganizationState;
import dev.sextant.identity.domain.PlanTier;
import dev.sextant.identity.domain.Refusal;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.identity.domain.Slug;
import dev.sextant.identity.persistence.db.Routines;
import dev.sextant.identity.persistence.db.tables.records.OrganizationRecord;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;

/** Organisations as a row each, under the tenant that the organisation is. */
public final class JooqOrganizations implements Organizations {

    private final JooqTransactions transactions;

    /** Organisations in the transactions of this database. */
    public JooqOrganizations(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<Organization> find(Actor actor) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(ORGANIZATION)
                        .where(ORGANIZATION.TENANT_ID.eq(actor.tenant().value()))
                        .fetchOptional())
                .map(JooqOrganizations::restore);
    }

    @Override
    public Option<Organization> findForUpdate(Actor actor) {
        return Option.ofOptional(transactions
                        .dsl(actor)
                        .selectFrom(ORGANIZATION)
                        .where(ORGANIZATION.TENANT_ID.eq(actor.tenant().value()))
                        .forUpdate()
                        .fetchOptional())
                .map(JooqOrganizations::restore);
    }

    @Override
    public Either<IdentityError, Organization> add(Actor actor, Organization founded) {
        DSLContext dsl = transactions.dsl(actor);
        OrganizationSnapshot kept = founded.snapshot();
        if (!Routines.claimSlug(dsl.configuration(), kept.slug().value())) {
            return Refusal.SLUG_TAKEN.refuse();
        }
        OrganizationRecord row = changes(kept);
        row.setTenantId(kept.id().value());
        row.setSlug(kept.slug().value());
        row.setCreatedAt(kept.createdAt());
        dsl.insertInto(ORGANIZATION).set(row).execute();
        return Either.right(founded);
    }

    @Override
    public void save(Actor actor, Organization changed, long readVersion) {
        int saved = transactions
                .dsl(actor)
                .update(ORGANIZATION)
                .set(changes(changed.snapshot()))
                .where(ORGANIZATION.TENANT_ID.eq(changed.id().value()))
                .and(ORGANIZATION.VERSION.eq(readVersion))
                .execute();
        if (saved == 0) {
            throw new StaleAggregate(changed.id().toString(), readVersion);
        }
    }

    @Override
    public Option<TenantId> idOf(Actor actor, Slug slug) {
        return Option.of(Routines.organizationOf(transactions.dsl(actor).configuration(), slug.value()))
                .map(TenantId::new);
    }

    private static OrganizationRecord changes(OrganizationSnapshot kept) {
        OrganizationSettings settings = kept.settings();
        Map<String, RoleId> groups =
                new TreeMap<>(settings.openIdRoles().map(OpenIdRoles::byGroup).getOrElse(Map.of()));
        var row = new OrganizationRecord();
        row.setVersion(kept.version());
        row.setName(kept.name().value());
        row.setPlan(kept.plan().code());
        row.setState(kept.state().code());
        row.setAfterDeletion(settings.afterDeletion().code());
        row.set(
                ORGANIZATION.OPEN_ID_ISSUER,
                settings.openIdRoles().map(OpenIdRoles::issuer).getOrNull());
        row.setOpenIdGroups(groups.keySet().toArray(String[]::new));
        row.setOpenIdGroupRoles(groups.values().stream().map(RoleId::value).toArray(UUID[]::new));
        row.setOpenIdRoles(
                Stored.ids(settings.openIdRoles().map(OpenIdRoles::forEverybody).getOrElse(Set.of())));
        row.set(ORGANIZATION.TIME_ZONE, settings.timeZone().map(ZoneId::getId).getOrNull());
        row.setUpdatedAt(kept.updatedAt());
        return row;
    }

    /** The organisation of a row. */
    static Organization restore(OrganizationRecord row) {
        return Organization.restore(new OrganizationSnapshot(
                new TenantId(row.getTenantId()),
                row.getVersion(),
                new OrganizationName(row.getName()),
                new Slug(row.getSlug()),
                Stored.constant(PlanTier.class, row.getPlan()),
                new OrganizationSettings(
                        Stored.constant(AfterDeletion.class, row.getAfterDeletion()),
                        Option.of(row.getOpenIdIssuer())
                                .map(issuer ->
                                        new OpenIdRoles(issuer, byGroup(row), Stored.roles(row.getOpenIdRoles()))),
                        Option.of(row.getTimeZone()).map(ZoneId::of)),
                Stored.constant(OrganizationState.class, row.getState()),
                row.getCreatedAt(),
                row.getUpdatedAt()));
    }

    private static Map<String, RoleId> byGroup(OrganizationRecord row) {
        List<String> groups = List.of(row.getOpenIdGroups());
        List<UUID> roles = List.of(row.getOpenIdGroupRoles());
        Map<String, RoleId> byGroup = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            byGroup.put(groups.get(i), new RoleId(roles.get(i)));
        }
        return byGroup;
    }
}
