package dev.sextant.identity.application;

import static dev.sextant.identity.application.IdentityFixtures.NOON;
import static dev.sextant.identity.application.IdentityFixtures.account;
import static dev.sextant.identity.application.IdentityFixtures.membership;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamId;
import dev.sextant.identity.domain.TeamName;
import dev.sextant.identity.domain.TeamRole;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.StaleAggregate;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link Teams} keeps. */
public abstract class TeamsContract extends StoreContract {

    /** The teams under test. */
    protected abstract Teams teams();

    /** Keeps a member of an organisation, because a store may want to see that somebody in a team is one. */
    protected abstract Memberships memberships();

    private final Actor acme = some.somewhere();

    private Team add(Actor where, Team formed) {
        write(where, () -> teams().add(where, formed));
        return formed;
    }

    private Option<Team> find(Actor where, TeamId id) {
        return read(where, () -> teams().find(where, id));
    }

    private User member(Actor where) {
        User user = some.account();
        write(where, () -> memberships().add(where, membership(where, user, BuiltInRole.MEMBER)));
        return user;
    }

    /** The team with one member more, kept. */
    private Team with(Actor where, Team team, User user, TeamRole role) {
        var manager = new Actor(
                where.tenant(), where.user(), Set.of(Permissions.TEAMS_MANAGE), where.teams(), where.origin());
        Team next = team.setMember(membership(where, user, BuiltInRole.MEMBER), role, manager, NOON.plusSeconds(1))
                .get()
                .state();
        write(where, () -> teams().save(where, next, team.version()));
        return next;
    }

    @Test
    public void a_team_comes_back_as_it_was_kept() {
        Team team = add(acme, some.team(acme, "Night shift"));
        Team lead = with(acme, team, member(acme), TeamRole.LEAD);
        Team both = with(acme, lead, member(acme), TeamRole.MEMBER);

        assertThat(find(acme, team.id()).get().snapshot()).isEqualTo(both.snapshot());
        assertThat(change(acme, () -> teams().findForUpdate(acme, team.id()))
                        .get()
                        .snapshot())
                .isEqualTo(both.snapshot());
    }

    @Test
    public void a_member_becomes_something_else_and_goes() {
        User ada = member(acme);
        Team team = add(acme, some.team(acme, "Night shift"));
        Team lead = with(acme, with(acme, team, ada, TeamRole.MEMBER), ada, TeamRole.LEAD);
        assertThat(find(acme, team.id()).get().roleOf(ada.id())).contains(TeamRole.LEAD);
        Team empty = lead.removeMember(ada.id(), IdentityFixtures.in(acme, ada.id()), NOON.plusSeconds(9))
                .get()
                .state();

        write(acme, () -> teams().save(acme, empty, lead.version()));

        assertThat(find(acme, team.id()).get().snapshot()).isEqualTo(empty.snapshot());
        assertThatThrownBy(() -> write(acme, () -> teams().save(acme, empty, lead.version())))
                .isInstanceOf(StaleAggregate.class);
    }

    @Test
    public void teams_are_found_by_name_in_any_case_and_counted() {
        Team team = add(acme, some.team(acme, "Night Shift"));
        add(acme, some.team(acme, "Day shift"));
        Actor eve = some.somewhere();

        assertThat(read(acme, () -> teams().named(acme, new TeamName("NIGHT shift"))))
                .contains(team.id());
        assertThat(read(acme, () -> teams().named(acme, new TeamName("Night"))).isEmpty())
                .isTrue();
        assertThat(read(eve, () -> teams().named(eve, new TeamName("Night Shift")))
                        .isEmpty())
                .isTrue();
        assertThat(read(acme, () -> teams().count(acme, 10))).isEqualTo(2);
        assertThat(read(acme, () -> teams().count(acme, 1))).isEqualTo(1);
        assertThat(read(eve, () -> teams().count(eve, 10))).isZero();
    }

    @Test
    public void a_deleted_team_is_gone_with_its_members() {
        User ada = member(acme);
        Team team = with(acme, add(acme, some.team(acme, "Night shift")), ada, TeamRole.LEAD);

        assertThatThrownBy(() -> write(acme, () -> teams().delete(acme, team.id(), team.version() - 1)))
                .isInstanceOf(StaleAggregate.class);
        write(acme, () -> teams().delete(acme, team.id(), team.version()));

        assertThat(find(acme, team.id()).isEmpty()).isTrue();
    }

    @Test
    public void who_leaves_the_organisation_leaves_its_teams_only() {
        User ada = member(acme);
        Actor other = some.somewhere();
        write(other, () -> memberships().add(other, membership(other, ada, BuiltInRole.MEMBER)));
        Team here = with(acme, add(acme, some.team(acme, "Here")), ada, TeamRole.LEAD);
        Team there = with(other, add(other, some.team(other, "There")), ada, TeamRole.LEAD);

        write(acme, () -> teams().leaveAll(acme, ada.id()));

        assertThat(find(acme, here.id()).get().roleOf(ada.id()).isEmpty()).isTrue();
        assertThat(find(acme, here.id()).get().version()).isEqualTo(here.version());
        assertThat(find(other, there.id()).get().roleOf(ada.id())).contains(TeamRole.LEAD);
    }

    @Test
    public void whose_account_ends_leaves_every_team() {
        User ada = member(acme);
        User bob = member(acme);
        Team team = with(acme, add(acme, some.team(acme, "Here")), ada, TeamRole.LEAD);
        Team both = with(acme, team, bob, TeamRole.MEMBER);
        Actor own = account(ada.id());

        write(own, () -> teams().leaveAll(own, ada.id()));

        assertThat(find(acme, both.id()).get().roleOf(ada.id()).isEmpty()).isTrue();
        assertThat(find(acme, both.id()).get().roleOf(bob.id())).contains(TeamRole.MEMBER);
        write(own, () -> teams().leaveAll(own, bob.id()));
        assertThat(find(acme, both.id()).get().roleOf(bob.id())).contains(TeamRole.MEMBER);
    }

    @Test
    public void another_organisation_has_no_such_team() {
        Team team = add(acme, some.team(acme, "Night shift"));
        Actor eve = some.somewhere();

        assertThat(find(eve, team.id()).isEmpty()).isTrue();
        assertThatThrownBy(() -> write(eve, () -> teams().save(eve, team, team.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThatThrownBy(() -> write(eve, () -> teams().delete(eve, team.id(), team.version())))
                .isInstanceOf(StaleAggregate.class);
        assertThat(find(acme, team.id()).get().snapshot()).isEqualTo(team.snapshot());
    }
}
