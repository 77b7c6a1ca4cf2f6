package dev.sextant.identity.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.Memberships;
import dev.sextant.identity.application.Teams;
import dev.sextant.identity.application.TeamsContract;
import dev.sextant.identity.domain.Team;
import dev.sextant.identity.domain.TeamName;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JooqTeamsTest extends TeamsContract {

    private static Stage stage;

    @BeforeAll
    static void open() {
        stage = new Stage(2);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Override
    protected Teams teams() {
        return new JooqTeams(stage.transactions());
    }

    @Override
    protected Memberships memberships() {
        return new JooqMemberships(stage.transactions());
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }

    @Test
    void names_are_compared_without_case_in_every_script() {
        Actor acme = some.somewhere();
        Team team = some.team(acme, "Ärger Ωmega");
        write(acme, () -> teams().add(acme, team));
        var found = read(acme, () -> teams().named(acme, new TeamName("äRGER ωMEGA")));
        assertThat(found).contains(team.id());
    }
}
