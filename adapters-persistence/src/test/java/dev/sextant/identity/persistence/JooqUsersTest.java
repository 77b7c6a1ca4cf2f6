package dev.sextant.identity.persistence;

import static dev.sextant.identity.application.IdentityFixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.application.IdentityFixtures;
import dev.sextant.identity.application.Users;
import dev.sextant.identity.application.UsersContract;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.User;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.Stage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JooqUsersTest extends UsersContract {

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
    protected Users users() {
        return new JooqUsers(stage.transactions());
    }

    @Override
    protected Transactions transactions() {
        return stage.transactions();
    }

    @Test
    void an_account_comes_back_in_every_state_of_its_second_factor() {
        User off = some.account();
        Actor own = IdentityFixtures.account(off.id());
        User started = off.startSecondFactor(new Sealed("k1", "c2VjcmV0"), NOON).get();
        User on = started.confirmSecondFactor(7, Set.of(some.digest()), off.id(), NOON)
                .get()
                .state();
        User offAgain = on.removeSecondFactor(off.id(), NOON).state();
        write(own, () -> users().add(own, off));
        User before = off;
        for (User after : List.of(started, on, offAgain)) {
            long readVersion = before.version();
            write(own, () -> users().save(own, after, readVersion));
            User kept = read(own, () -> users().find(own, off.id())).get();
            assertThat(kept.snapshot()).isEqualTo(after.snapshot());
            before = after;
        }
    }
}
