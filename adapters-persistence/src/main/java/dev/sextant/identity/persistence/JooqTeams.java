package dev.sextant.identity.persistence;

import static dev.sextant.identity.persistence.db.Tables.TEAM;
import static dev.sextant.identity.persistence.db.Tables.TEAM_MEMBER;

import dev.sextant.identity.application.Teams;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.identity.domain.TeamName;
import dev.sextant.identity.domain.TeamRole;
import dev.sextant.identity.domain.TeamSnapshot;
import dev.sextant.identity.persistence.db.tables.records.TeamMemberRecord;
import dev.sextant.identity.persistence.db.tables.records.TeamRecord;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Teams as a row each, with a row for each member. */
public final class JooqTeams implements Teams {

    private final JooqTransactions transactions;

    /** Teams in the transactions of this database. */
    public JooqTeams(JooqTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Option<Team> find(Actor actor, TeamId id) {
        DSLContext dsl = transactions.dsl(actor);
        return Option.ofOptional(
                        dsl.selectFrom(TEAM).where(TEAM.ID.eq(id.value())).fetchOptional())
                .map(row -> restore(row, members(dsl, row.getId())));
    }

    @Override
    public Option<Team> findForUpdate(Actor actor, TeamId id) {
        DSLContext dsl = transactions.dsl(actor);
        return Option.ofOptional(dsl.selectFrom(TEAM)
                        .where(TEAM.ID.eq(id.value()))
                        .forUpdate()
                        .fetchOptional())
                .map(row -> restore(row, members(dsl, row.getId())));
    }

    private static Map<UserId, TeamRole> members(DSLContext dsl, UUID team) {
        return dsl.select(TEAM_MEMBER.USER_ID, TEAM_MEMBER.ROLE)
                .from(TEAM_MEMBER)
                .where(TEAM_MEMBER.TEAM_ID.eq(team))
                .fetchMap(row -> new UserId(row.value1()), row -> Stored.constant(TeamRole.class, row.value2()));
    }

    @Override
    public Option<TeamId> named(Actor actor, TeamName name) {
        return Option.ofOptional(transactions
                .dsl(actor)
                .select(TEAM.ID)
                .from(TEAM)
                .where(TEAM.TENANT_ID.eq(actor.tenant().value()))
                .and(TEAM.NAME_KEY.eq(Stored.key(name.value())))
                .fetchOptional(row -> new TeamId(row.value1())));
    }

    @Override
    public int count(Actor actor, int limit) {
        DSLContext dsl = transactions.dsl(actor);
        return dsl.fetchCount(dsl.select(TEAM.ID).from(TEAM).limit(limit));
    }

    @Override
    public void add(Actor actor, Team formed) {
        TeamSnapshot kept = formed.snapshot();
        TeamRecord row = changes(kept);
        row.setTenantId(actor.tenant().value());
        row.setId(kept.id().value());
        row.setCreatedAt(kept.createdAt());
        DSLContext dsl = transactions.dsl(actor);
        dsl.insertInto(TEAM).set(row).execute();
        putMembers(dsl, actor, kept, Map.of());
    }

    @Override
    public void save(Actor actor, Team changed, long readVersion) {
        TeamSnapshot kept = changed.snapshot();
        DSLContext dsl = transactions.dsl(actor);
        int saved = dsl.update(TEAM)
                .set(changes(kept))
                .where(TEAM.ID.eq(kept.id().value()))
                .and(TEAM.VERSION.eq(readVersion))
                .execute();
        if (saved == 0) {
            throw new StaleAggregate(kept.id().toString(), readVersion);
        }
        Map<UserId, TeamRole> before = members(dsl, kept.id().value());
        List<UUID> gone = before.keySet().stream()
                .filter(user -> !kept.members().containsKey(user))
                .map(UserId::value)
                .toList();
        if (!gone.isEmpty()) {
            dsl.deleteFrom(TEAM_MEMBER)
                    .where(TEAM_MEMBER.TEAM_ID.eq(kept.id().value()))
                    .and(TEAM_MEMBER.USER_ID.in(gone))
                    .execute();
        }
        putMembers(dsl, actor, kept, before);
    }

    /** Writes who is new in a team, or something else in it than before. */
    private static void putMembers(DSLContext dsl, Actor actor, TeamSnapshot kept, Map<UserId, TeamRole> before) {
        List<TeamMemberRecord> rows = kept.members().entrySet().stream()
                .filter(member -> member.getValue() != before.get(member.getKey()))
                .map(member -> new TeamMemberRecord(
                        actor.tenant().value(),
                        kept.id().value(),
                        member.getKey().value(),
                        member.getValue().code()))
                .toList();
        if (!rows.isEmpty()) {
            dsl.insertInto(TEAM_MEMBER)
                    .set(rows)
                    .onConflict(TEAM_MEMBER.TENANT_ID, TEAM_MEMBER.TEAM_ID, TEAM_MEMBER.USER_ID)
                    .doUpdate()
                    .set(TEAM_MEMBER.ROLE, DSL.excluded(TEAM_MEMBER.ROLE))
                    .execute();
        }
    }

    @Override
    public void delete(Actor actor, TeamId id, long readVersion) {
        int deleted = transactions
                .dsl(actor)
                .deleteFrom(TEAM)
                .where(TEAM.ID.eq(id.value()))
                .and(TEAM.VERSION.eq(readVersion))
                .execute();
        if (deleted == 0) {
            throw new StaleAggregate(id.toString(), readVersion);
        }
    }

    @Override
    public void leaveAll(Actor actor, UserId user) {
        transactions
                .dsl(actor)
                .deleteFrom(TEAM_MEMBER)
                .where(TEAM_MEMBER.USER_ID.eq(user.value()))
                .execute();
    }

    private static TeamRecord changes(TeamSnapshot kept) {
        var row = new TeamRecord();
        row.setVersion(kept.version());
        row.setName(kept.name().value());
        row.setNameKey(Stored.key(kept.name().value()));
        row.setUpdatedAt(kept.updatedAt());
        return row;
    }

    private static Team restore(TeamRecord row, Map<UserId, TeamRole> members) {
        return Team.restore(new TeamSnapshot(
                new TeamId(row.getId()),
                row.getVersion(),
                new TeamName(row.getName()),
                members,
                row.getCreatedAt(),
                row.getUpdatedAt()));
    }
}
