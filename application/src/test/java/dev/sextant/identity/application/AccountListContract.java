package dev.sextant.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.domain.User;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link AccountList} keeps. */
public abstract class AccountListContract extends StoreContract {

    /** The list under test. */
    protected abstract AccountList list();

    /** The accounts that it lists. */
    protected abstract Users users();

    private UserId opened() {
        User user = some.account();
        Actor own = IdentityFixtures.account(user.id());
        write(own, () -> assertThat(users().add(own, user).isRight()).isTrue());
        return user.id();
    }

    @Test
    public void pages_name_every_account_once_and_the_last_one_is_short() {
        List<UserId> opened = List.of(opened(), opened(), opened(), opened(), opened());

        var named = new ArrayList<UserId>();
        List<UserId> page;
        do {
            page = list().page(named.isEmpty() ? Option.none() : Option.some(named.getLast()), 2);
            named.addAll(page);
        } while (page.size() == 2);

        assertThat(named).containsAll(opened).doesNotHaveDuplicates();
    }
}
