package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.MEMBERSHIP;
import static dev.sextant.identity.persistence.db.Tables.ORGANIZATION;
import static dev.sextant.identity.persistence.db.Tables.ROLE;
import static dev.sextant.identity.persistence.db.Tables.TEAM_MEMBER;

import dev.sextant.identity.application.Grants;
import dev.sextant.identity.domain.OrganizationState;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** What somebody may, in one statement over members, roles, teams and the organisation: a row for each role that is carried. */
public final class JooqGrants implements Grants {

    private static final Field<UUID[]> TEAMS = DSL.field(DSL.name("teams"), UUID[].class);

    private final JooqTransactions transactions;

    /** Grants in the transactions of this database. */
    public JooqGrants(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<Grant> of(Actor actor, UserId user) {
        UUID tenant = actor.tenant().value();
        var teams = DSL.array(DSL.select(TEAM_MEMBER.TEAM_ID)
                .from(TEAM_MEMBER)
                .where(TEAM_MEMBER.TENANT_ID.eq(tenant))
                .and(TEAM_MEMBER.USER_ID.eq(user.value())));
        Result<Record2<String[], UUID[]>> rows = transactions
                .dsl(actor)
                .select(ROLE.PERMISSIONS, teams.as(TEAMS))
                .from(MEMBERSHIP)
                .leftJoin(ROLE)
                .on(ROLE.TENANT_ID.eq(MEMBERSHIP.TENANT_ID), ROLE.ID.eq(DSL.any(MEMBERSHIP.ROLES)))
                .where(MEMBERSHIP.TENANT_ID.eq(tenant))
                .and(MEMBERSHIP.USER_ID.eq(user.value()))
                .andNotExists(DSL.selectOne()
                        .from(ORGANIZATION)
                        .where(ORGANIZATION.TENANT_ID.eq(tenant))
                        .and(ORGANIZATION.STATE.eq(OrganizationState.DISABLED.code())))
                .fetch();
        return rows.isEmpty() ? Option.none() : Option.some(together(rows));
    }

    /** A role that is carried and no longer kept gives a row without permissions. */
    private static Grant together(Result<Record2<String[], UUID[]>> rows) {
        Set<Permission> permissions = new HashSet<>();
        for (var row : rows) {
            Option.of(row.value1()).forEach(names -> permissions.addAll(Stored.permissions(names)));
        }
        Set<TeamId> teams =
                Arrays.stream(rows.getFirst().value2()).map(TeamId::new).collect(Collectors.toUnmodifiableSet());
        return new Grant(permissions, teams);
    }
}
