package dev.sextant.identity.application;

import static dev.sextant.identity.application.IdentityFixtures.NOON;
import static dev.sextant.identity.application.IdentityFixtures.account;
import static dev.sextant.identity.application.IdentityFixtures.membership;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.AccountQueries.UserView;
import dev.sextant.identity.application.ApiKeyQueries.ApiKeyView;
import dev.sextant.identity.application.InvitationQueries.InvitationView;
import dev.sextant.identity.application.MemberQueries.MemberView;
import dev.sextant.identity.application.OrganizationQueries.OrganizationView;
import dev.sextant.identity.application.PeopleQueries.PersonView;
import dev.sextant.identity.application.RoleQueries.RoleView;
import dev.sextant.identity.application.TeamQueries.TeamMemberView;
import dev.sextant.identity.application.TeamQueries.TeamView;
import dev.sextant.identity.domain.ApiKey;
import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.identity.domain.Invitation;
import dev.sextant.identity.domain.InvitationId;
import dev.sextant.identity.domain.Membership;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.Permissions;
import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamRole;
import dev.sextant.identity.domain.User;
import dev.sextant.identity.domain.UserState;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the questions of this context answer, whatever keeps the rows. */
public abstract class IdentityQueriesContract extends StoreContract {

    /**
     * The questions under test.
     *
     * @param accounts about accounts
     * @param organizations about organisations
     * @param members about members
     * @param people about people
     * @param teams about teams
     * @param roles about roles
     * @param invitations about invitations
     * @param keys about API keys
     */
    public record Questions(
            AccountQueries accounts,
            OrganizationQueries organizations,
            MemberQueries members,
            PeopleQueries people,
            TeamQueries teams,
            RoleQueries roles,
            InvitationQueries invitations,
            ApiKeyQueries keys) {}

    /**
     * Where the rows are kept that they are about.
     *
     * @param users accounts
     * @param organizations organisations
     * @param memberships members
     * @param teams teams
     * @param roles roles
     * @param invitations invitations
     * @param keys API keys
     */
    public record Rows(
            Users users,
            Organizations organizations,
            Memberships memberships,
            Teams teams,
            Roles roles,
            Invitations invitations,
            ApiKeys keys) {}

    /** The questions under test. */
    protected abstract Questions ask();

    /** Where the rows are kept. */
    protected abstract Rows rows();

    private final Actor acme = some.somewhere();
    private final Actor eve = some.somewhere();

    private <T> List<T> walk(Function<PageRequest, Page<T>> pages) {
        List<T> all = new ArrayList<>();
        Option<PageRequest> next = Option.some(new PageRequest(2, Option.none()));
        while (next.isDefined()) {
            PageRequest request = next.get();
            Page<T> page = read(acme, () -> pages.apply(request));
            all.addAll(page.items());
            next = page.next().map(cursor -> new PageRequest(2, Option.some(cursor)));
        }
        return all;
    }

    private Membership join(User user) {
        Membership begun = membership(acme, user, BuiltInRole.MEMBER, BuiltInRole.VIEWER);
        write(acme, () -> rows().memberships().add(acme, begun));
        return begun;
    }

    @Test
    public void an_account_is_shown_to_its_user() {
        User ada = some.account();
        Actor own = account(ada.id());
        write(own, () -> assertThat(rows().users().add(own, ada).isRight()).isTrue());
        User everything = IdentityFixtures.withEverything(ada);
        write(own, () -> rows().users().save(own, everything, ada.version()));

        UserView view = read(own, () -> ask().accounts().own(own)).get();

        assertThat(view).isEqualTo(UserView.of(everything));
        assertThat(view.recoveryCodesLeft()).isEqualTo(2);
        assertThat(read(acme, () -> ask().accounts().own(acme)).getLeft().code())
                .isEqualTo("user_not_found");
    }

    @Test
    public void an_organisation_is_shown_to_its_members() {
        Organization founded = some.organization(acme);
        write(
                acme,
                () -> assertThat(rows().organizations().add(acme, founded).isRight())
                        .isTrue());

        assertThat(read(acme, () -> ask().organizations().own(acme)).get()).isEqualTo(OrganizationView.of(founded));
        assertThat(read(eve, () -> ask().organizations().own(eve)).getLeft().code())
                .isEqualTo("organization_not_found");
    }

    @Test
    public void members_are_listed_in_the_order_of_their_accounts() {
        List<MemberView> joined = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            joined.add(MemberView.of(join(some.account())));
        }

        assertThat(walk(page -> ask().members().page(acme, page))).isEqualTo(joined);
        UserId third = UserId.parse(joined.get(2).userId()).get();
        assertThat(read(acme, () -> ask().members().byId(acme, third)).get()).isEqualTo(joined.get(2));
        assertThat(read(eve, () -> ask().members().byId(eve, third)).getLeft().code())
                .isEqualTo("member_not_found");
        assertThat(read(eve, () -> ask().members().page(eve, PageRequest.first()))
                        .items())
                .isEmpty();
        Actor own = account(third);
        assertThat(read(own, () -> ask().members().page(own, PageRequest.first()))
                        .items())
                .isEmpty();
    }

    @Test
    public void people_are_listed_with_the_state_of_their_accounts_and_nowhere_else() {
        List<PersonView> people = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            User user = some.account();
            Actor own = account(user.id());
            write(own, () -> assertThat(rows().users().add(own, user).isRight()).isTrue());
            UserState state = i == 2 ? UserState.DISABLED : UserState.ACTIVE;
            if (state == UserState.DISABLED) {
                User shut = user.disable(user.id(), IdentityFixtures.NOON).state();
                write(own, () -> rows().users().save(own, shut, user.version()));
            }
            people.add(PersonView.of(join(user), state));
        }

        assertThat(walk(page -> ask().people().page(acme, page))).isEqualTo(people);
        UserId third = UserId.parse(people.get(2).id()).get();
        assertThat(read(acme, () -> ask().people().byId(acme, third)).get()).isEqualTo(people.get(2));
        for (Actor outside : List.of(eve, account(third))) {
            assertThat(read(outside, () -> ask().people().byId(outside, third))
                            .getLeft()
                            .code())
                    .isEqualTo("user_not_found");
            assertThat(read(outside, () -> ask().people().page(outside, PageRequest.first()))
                            .items())
                    .isEmpty();
        }
    }

    @Test
    public void teams_and_who_belongs_to_them_are_listed() {
        var manager =
                new Actor(acme.tenant(), acme.user(), Set.of(Permissions.TEAMS_MANAGE), acme.teams(), acme.origin());
        List<TeamView> formed = new ArrayList<>();
        List<TeamMemberView> members = new ArrayList<>();
        Team last = some.team(acme, "Team 0");
        for (int i = 0; i < 3; i++) {
            Team team = some.team(acme, "Team " + i);
            write(acme, () -> rows().teams().add(acme, team));
            last = team;
            formed.add(TeamView.of(team));
        }
        for (int i = 0; i < 3; i++) {
            Membership member = join(some.account());
            Team before = last;
            last = before.setMember(member, TeamRole.LEAD, manager, NOON).get().state();
            Team after = last;
            write(acme, () -> rows().teams().save(acme, after, before.version()));
            members.add(new TeamMemberView(member.userId().toString(), TeamRole.LEAD));
        }
        Team team = last;
        formed.set(2, TeamView.of(team));

        assertThat(walk(page -> ask().teams().page(acme, page))).isEqualTo(formed);
        assertThat(walk(page -> ask().teams().members(acme, team.id(), page).get()))
                .isEqualTo(members);
        assertThat(read(acme, () -> ask().teams().byId(acme, team.id())).get()).isEqualTo(TeamView.of(team));
        assertThat(read(eve, () -> ask().teams().byId(eve, team.id())).getLeft().code())
                .isEqualTo("team_not_found");
        assertThat(read(eve, () -> ask().teams().members(eve, team.id(), PageRequest.first()))
                        .getLeft()
                        .code())
                .isEqualTo("team_not_found");
        assertThat(read(eve, () -> ask().teams().page(eve, PageRequest.first())).items())
                .isEmpty();
    }

    @Test
    public void roles_are_listed_the_built_in_ones_first() {
        List<RoleView> defined = new ArrayList<>();
        for (BuiltInRole builtIn : BuiltInRole.ofOrganization()) {
            Role role = Role.builtIn(builtIn, NOON);
            write(acme, () -> rows().roles().add(acme, role));
            defined.add(RoleView.of(role));
        }
        Role custom = some.role(acme, "On call", "cases:write", "cases:read");
        write(acme, () -> rows().roles().add(acme, custom));
        defined.add(RoleView.of(custom));

        assertThat(walk(page -> ask().roles().page(acme, page))).isEqualTo(defined);
        assertThat(read(acme, () -> ask().roles().byId(acme, custom.id())).get().permissions())
                .containsExactly("cases:read", "cases:write");
        assertThat(read(eve, () -> ask().roles().byId(eve, custom.id()))
                        .getLeft()
                        .code())
                .isEqualTo("role_not_found");
        assertThat(read(eve, () -> ask().roles().page(eve, PageRequest.first())).items())
                .isEmpty();
    }

    @Test
    public void invitations_are_listed_newest_first() {
        List<InvitationView> sent = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Invitation invitation = some.invitation(acme, some.email());
            write(acme, () -> rows().invitations().add(acme, invitation));
            sent.add(InvitationView.of(invitation));
        }
        Collections.reverse(sent);

        assertThat(walk(page -> ask().invitations().page(acme, page))).isEqualTo(sent);
        var id = InvitationId.parse(sent.getFirst().id()).get();
        assertThat(read(acme, () -> ask().invitations().byId(acme, id)).get()).isEqualTo(sent.getFirst());
        assertThat(read(eve, () -> ask().invitations().byId(eve, id)).getLeft().code())
                .isEqualTo("invitation_not_found");
        assertThat(read(eve, () -> ask().invitations().page(eve, PageRequest.first()))
                        .items())
                .isEmpty();
    }

    @Test
    public void api_keys_are_listed_newest_first_and_to_their_user() {
        List<ApiKeyView> made = new ArrayList<>();
        ApiKey last = some.apiKey(acme);
        for (int i = 0; i < 3; i++) {
            ApiKey key = some.apiKey(acme);
            write(acme, () -> rows().keys().add(acme, key));
            made.add(ApiKeyView.of(key));
            last = key;
        }
        ApiKey revoked = last.revoke(acme.user(), NOON.plusSeconds(1)).state();
        ApiKey before = last;
        write(acme, () -> rows().keys().save(acme, revoked, before.version()));
        made.set(2, ApiKeyView.of(revoked));
        Collections.reverse(made);

        assertThat(walk(page -> ask().keys().page(acme, page))).isEqualTo(made);
        Actor own = account(acme.user());
        assertThat(read(own, () -> ask().keys().page(own, PageRequest.first())).items())
                .isEqualTo(made);
        assertThat(read(acme, () -> ask().keys().byId(acme, revoked.id())).get())
                .isEqualTo(ApiKeyView.of(revoked));
        assertThat(read(eve, () -> ask().keys().byId(eve, revoked.id()))
                        .getLeft()
                        .code())
                .isEqualTo("api_key_not_found");
        assertThat(read(eve, () -> ask().keys().page(eve, PageRequest.first())).items())
                .isEmpty();
    }
}
