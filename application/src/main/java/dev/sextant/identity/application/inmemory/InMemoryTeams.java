package dev.sextant.identity.application.inmemory;

import dev.sextant.identity.application.Teams;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.identity.domain.TeamName;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Keeps teams in memory. A team stands in its organisation's plane; that somebody belongs to it, in their account's plane as well. */
public final class InMemoryTeams implements Teams {

    private record Row(TenantId organization, Team team) {}

    private final InMemoryTransactions transactions;
    private final Map<TeamId, Row> rows = new LinkedHashMap<>();

    /** No team yet. */
    public InMemoryTeams(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    /** Every team of the organisation, by id. */
    List<Team> all(Actor actor) {
        transactions.require(actor, false);
        return rows.values().stream()
                .filter(row -> row.organization().equals(actor.tenant()))
                .map(Row::team)
                .sorted(Comparator.comparing(team -> team.id().value()))
                .toList();
    }

    @Override
    public Option<Team> find(Actor actor, TeamId id) {
        transactions.require(actor, false);
        Option<Row> row = Option.of(rows.get(id));
        return row.filter(kept -> kept.organization().equals(actor.tenant())).map(Row::team);
    }

    @Override
    public Option<Team> findForUpdate(Actor actor, TeamId id) {
        return find(actor, id);
    }

    @Override
    public Option<TeamId> named(Actor actor, TeamName name) {
        String wanted = name.value().toLowerCase(Locale.ROOT);
        return Option.ofOptional(all(actor).stream()
                .filter(team ->
                        team.snapshot().name().value().toLowerCase(Locale.ROOT).equals(wanted))
                .map(Team::id)
                .findFirst());
    }

    @Override
    public int count(Actor actor, int limit) {
        return Math.min(limit, all(actor).size());
    }

    @Override
    public void add(Actor actor, Team formed) {
        transactions.require(actor, true);
        if (rows.containsKey(formed.id())) {
            throw new IllegalStateException("team " + formed.id() + " is there already");
        }
        change(() -> rows.put(formed.id(), new Row(actor.tenant(), formed)));
    }

    @Override
    public void save(Actor actor, Team changed, long readVersion) {
        requireVersion(actor, changed.id(), readVersion);
        change(() -> rows.put(changed.id(), new Row(actor.tenant(), changed)));
    }

    @Override
    public void delete(Actor actor, TeamId id, long readVersion) {
        requireVersion(actor, id, readVersion);
        change(() -> rows.remove(id));
    }

    @Override
    public void leaveAll(Actor actor, UserId user) {
        transactions.require(actor, true);
        boolean ownAccount = user.value().equals(actor.tenant().value());
        change(() ->
                rows.replaceAll((id, row) -> ownAccount || row.organization().equals(actor.tenant())
                        ? new Row(row.organization(), row.team().without(user))
                        : row));
    }

    private void requireVersion(Actor actor, TeamId id, long readVersion) {
        transactions.require(actor, true);
        if (!find(actor, id).exists(kept -> kept.version() == readVersion)) {
            throw new StaleAggregate(id.toString(), readVersion);
        }
    }

    private void change(Runnable change) {
        var before = new LinkedHashMap<>(rows);
        transactions.onRollback(() -> {
            rows.clear();
            rows.putAll(before);
        });
        change.run();
    }
}
