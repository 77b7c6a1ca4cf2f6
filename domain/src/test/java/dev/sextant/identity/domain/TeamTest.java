package dev.sextant.identity.domain;

import static dev.sextant.identity.domain.Some.LATER;
import static dev.sextant.identity.domain.Some.NOON;
import static dev.sextant.identity.domain.Some.actor;
import static dev.sextant.identity.domain.Some.codeOf;
import static dev.sextant.identity.domain.Some.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Decision;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Teams, and who decides on who belongs to them. */
class TeamTest {

    private final Actor admin = actor(Some.user(), Permissions.TEAMS_MANAGE);
    private final Membership ada = member(BuiltInRole.MEMBER);
    private final Membership bob = member(BuiltInRole.MEMBER);
    private final Team team = Team.form(new TeamId(UUID.randomUUID()), new TeamName("Night shift"), admin.user(), NOON)
            .state();

    private Team ledByAda() {
        return team.setMember(ada, TeamRole.LEAD, admin, NOON).get().state();
    }

    @Test
    void who_manages_teams_decides_who_belongs_to_one() {
        Decision<Team, TeamEvent> set =
                team.setMember(ada, TeamRole.LEAD, admin, LATER).get();

        assertThat(set.state().roleOf(ada.userId())).contains(TeamRole.LEAD);
        assertThat(set.events())
                .containsExactly(
                        new TeamEvent.TeamMemberSet(team.id(), ada.userId(), TeamRole.LEAD, admin.user(), LATER));
        assertThat(set.state().setMember(ada, TeamRole.LEAD, admin, LATER).get().isUnchanged())
                .isTrue();
    }

    @Test
    void a_lead_decides_as_well_and_a_plain_member_does_not() {
        Team both = ledByAda()
                .setMember(bob, TeamRole.MEMBER, actor(ada.userId()), LATER)
                .get()
                .state();

        assertThat(codeOf(both.setMember(ada, TeamRole.MEMBER, actor(bob.userId()), LATER)))
                .isEqualTo("no_team_lead");
        assertThat(codeOf(both.removeMember(ada.userId(), actor(bob.userId()), LATER)))
                .isEqualTo("no_team_lead");
        assertThat(codeOf(both.removeMember(bob.userId(), actor(ada.userId()), LATER)))
                .isEqualTo("done");
    }

    @Test
    void everybody_may_go() {
        Team both =
                ledByAda().setMember(bob, TeamRole.MEMBER, admin, LATER).get().state();

        Decision<Team, TeamEvent> gone =
                both.removeMember(bob.userId(), actor(bob.userId()), LATER).get();

        assertThat(gone.state().roleOf(bob.userId()).isEmpty()).isTrue();
        assertThat(gone.events())
                .containsExactly(new TeamEvent.TeamMemberRemoved(team.id(), bob.userId(), bob.userId(), LATER));
        assertThat(codeOf(gone.state().removeMember(bob.userId(), admin, LATER)))
                .isEqualTo("member_not_found");
    }

    @Test
    void who_leaves_the_organisation_leaves_the_team_without_a_new_version() {
        Team left = ledByAda().without(ada.userId());

        assertThat(left.roleOf(ada.userId()).isEmpty()).isTrue();
        assertThat(left.version()).isEqualTo(ledByAda().version());
    }

    @Test
    void a_team_has_a_bounded_number_of_members() {
        Team full = team;
        for (int i = 0; i < Team.MOST_MEMBERS; i++) {
            full = full.setMember(member(BuiltInRole.MEMBER), TeamRole.MEMBER, admin, NOON)
                    .get()
                    .state();
        }

        assertThat(codeOf(full.setMember(ada, TeamRole.MEMBER, admin, LATER))).isEqualTo("too_many_members");
    }

    @Test
    void a_team_is_renamed_and_dissolved() {
        assertThat(team.rename(new TeamName("Day shift"), admin.user(), LATER).events())
                .containsExactly(new TeamEvent.TeamRenamed(team.id(), admin.user(), LATER));
        assertThat(team.rename(new TeamName("Night shift"), admin.user(), LATER).isUnchanged())
                .isTrue();
        assertThat(team.delete(admin.user(), LATER).events())
                .isEqualTo(List.of(new TeamEvent.TeamDeleted(team.id(), admin.user(), LATER)));
    }
}
