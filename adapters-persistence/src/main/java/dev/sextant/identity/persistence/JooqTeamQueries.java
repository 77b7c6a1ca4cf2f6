package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.TEAM;
import static dev.sextant.identity.persistence.db.Tables.TEAM_MEMBER;

import dev.sextant.identity.application.TeamQueries;
import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.IdentityError.Thing;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.identity.domain.TeamRole;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;

/** Questions about teams as SQL, straight into the views; members are counted and not read. */
public final class JooqTeamQueries implements TeamQueries {

    private static final Field<Integer> MEMBERS = DSL.field(DSL.selectCount()
                    .from(TEAM_MEMBER)
                    .where(TEAM_MEMBER.TENANT_ID.eq(TEAM.TENANT_ID), TEAM_MEMBER.TEAM_ID.eq(TEAM.ID)))
            .as("members");

    private final JooqTransactions transactions;

    /** Questions in the transactions of this database. */
    public JooqTeamQueries(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Either<IdentityError, TeamView> byId(Actor actor, TeamId id) {
        return Option.ofOptional(teams(transactions.dsl(actor))
                        .where(TEAM.ID.eq(id.value()))
                        .fetchOptional())
                .<IdentityError>toEither(() -> notFound(id))
                .map(JooqTeamQueries::view);
    }

    @Override
    public Page<TeamView> page(Actor actor, PageRequest page) {
        return Pages.ascending(
                teams(transactions.dsl(actor)).where(DSL.trueCondition()), TEAM.ID, page, JooqTeamQueries::view);
    }

    @Override
    public Either<IdentityError, Page<TeamMemberView>> members(Actor actor, TeamId id, PageRequest page) {
        DSLContext dsl = transactions.dsl(actor);
        if (!dsl.fetchExists(TEAM, TEAM.ID.eq(id.value()))) {
            return notFound(id).refuse();
        }
        return Either.right(Pages.ascending(
                dsl.selectFrom(TEAM_MEMBER)
                        .where(TEAM_MEMBER.TENANT_ID.eq(actor.tenant().value()))
                        .and(TEAM_MEMBER.TEAM_ID.eq(id.value())),
                TEAM_MEMBER.USER_ID,
                page,
                row -> new TeamMemberView(
                        new UserId(row.getUserId()).toString(), Stored.constant(TeamRole.class, row.getRole()))));
    }

    private static IdentityError.NotFound notFound(TeamId id) {
        return new IdentityError.NotFound(Thing.TEAM, id.toString());
    }

    private static SelectJoinStep<? extends Record> teams(DSLContext dsl) {
        return dsl.select(TEAM.ID, TEAM.NAME, MEMBERS, TEAM.CREATED_AT, TEAM.UPDATED_AT, TEAM.VERSION)
                .from(TEAM);
    }

    private static TeamView view(Record row) {
        return new TeamView(
                new TeamId(row.get(TEAM.ID)).toString(),
                row.get(TEAM.NAME),
                row.get(MEMBERS),
                row.get(TEAM.CREATED_AT),
                row.get(TEAM.UPDATED_AT),
                row.get(TEAM.VERSION));
    }
}
