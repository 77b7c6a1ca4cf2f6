package dev.sextant.cases.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.cases.application.CaseFixtures;
import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.Grantee;
import dev.sextant.cases.domain.ShareAccess;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A user is a tenant of one as well: there the user sees and ends what organisations share with the user, and can do nothing else to it. */
class AccountPlaneTest {

    private static Stage stage;

    private final CaseFixtures some = new CaseFixtures();
    private final UserId bob = new UserId(UUID.randomUUID());
    private final UserId cleo = new UserId(UUID.randomUUID());
    private final Actor here = Actors.somewhere(CasePermissions.MANAGE);
    private final Actor there = Actors.somewhere(CasePermissions.MANAGE);
    private final Actor bobsAccount = new Actor(new TenantId(bob.value()), bob, Set.of(), "req-test", Option.none());

    @BeforeAll
    static void open() {
        stage = new Stage(2);
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    private static JooqCases cases() {
        return new JooqCases(stage.transactions());
    }

    private static int execute(Actor actor, String sql) {
        Either<String, Integer> rows = stage.transactions()
                .write(actor, () -> Either.right(stage.transactions().dsl(actor).execute(sql)));
        return rows.get();
    }

    private int endedShares(Actor actor) {
        Either<String, Integer> ended = stage.transactions()
                .write(actor, () -> Either.right(new JooqSharesOfPeople(stage.transactions()).endAllWith(actor, bob)));
        return ended.get();
    }

    private static List<String> seen(Actor actor) {
        return stage.transactions()
                .read(
                        actor,
                        () -> stage.transactions()
                                .dsl(actor)
                                .fetch("SELECT grantee_kind || ' ' || grantee_id FROM cases.share ORDER BY 1")
                                .getValues(0, String.class));
    }

    private Case shared(Actor by, Grantee... grantees) {
        Case opened = some.opened("Checkout fails");
        Case now = opened;
        for (Grantee grantee : grantees) {
            now = some.shared(now, grantee, ShareAccess.READ);
        }
        Case all = now;
        Either<String, String> kept = stage.transactions().write(by, () -> {
            cases().add(by, opened);
            cases().save(by, opened, all);
            return Either.right("done");
        });
        assertThat(kept.isRight()).isTrue();
        return all;
    }

    private static Case read(Actor actor, Case subject) {
        return stage.transactions()
                .read(actor, () -> cases().find(actor, subject.id()).get());
    }

    @Test
    void a_user_sees_and_ends_own_shares_of_every_organisation_at_once_and_no_others() {
        Case first = shared(here, Grantee.user(bob), Grantee.user(cleo), Grantee.organization());
        Case second = shared(there, Grantee.user(bob), Grantee.team(bob.value()));

        assertThat(seen(bobsAccount)).containsExactly("user " + bob.value(), "user " + bob.value());
        assertThat(endedShares(bobsAccount)).isEqualTo(2);

        assertThat(seen(bobsAccount)).isEmpty();
        assertThat(read(here, first).shares()).hasSize(2);
        assertThat(read(there, second).shares()).hasSize(1);
    }

    @Test
    void an_organisation_ends_what_it_shares_with_somebody_and_nothing_of_others() {
        Case first = shared(here, Grantee.user(bob), Grantee.user(cleo), Grantee.organization());
        Case second = shared(there, Grantee.user(bob));

        assertThat(endedShares(here)).isEqualTo(1);

        assertThat(read(here, first).shares())
                .extracting(share -> share.grantee())
                .doesNotContain(Grantee.user(bob));
        assertThat(read(there, second).shares()).hasSize(1);
    }

    @Test
    void a_share_that_its_user_ended_does_not_come_back_with_the_next_change_of_the_case() {
        Case before = shared(here, Grantee.user(bob), Grantee.user(cleo));
        execute(bobsAccount, "DELETE FROM cases.share");

        Either<String, String> kept = stage.transactions().write(here, () -> {
            cases().save(here, before, some.tagged(before, "prod"));
            return Either.right("done");
        });

        assertThat(kept.isRight()).isTrue();
        assertThat(read(here, before).shares())
                .extracting(share -> share.grantee())
                .containsExactly(Grantee.user(cleo));
    }

    @Test
    void in_the_own_plane_a_user_neither_gives_nor_changes_a_share_nor_sees_the_case() {
        Case subject = shared(here, Grantee.user(bob));

        for (String sql : List.of(
                "UPDATE cases.share SET access = 'write'",
                "UPDATE cases.case_record SET title = 'mine'",
                "UPDATE cases.case_text SET readers = ''")) {
            assertThat(execute(bobsAccount, sql)).as(sql).isZero();
        }
        assertThatThrownBy(() -> execute(
                        bobsAccount,
                        "INSERT INTO cases.share SELECT tenant_id, case_id, 'organization', tenant_id, access, shared_by, shared_at,"
                                + " case_created_at, case_updated_at FROM cases.share"))
                .hasStackTraceContaining("violates row-level security policy");
        assertThatThrownBy(() -> execute(bobsAccount, "UPDATE cases.share SET grantee_id = shared_by"))
                .hasStackTraceContaining("permission denied");
        assertThat(stage.transactions()
                        .read(bobsAccount, () -> cases().find(bobsAccount, subject.id()))
                        .isEmpty())
                .isTrue();
        assertThat(read(here, subject).snapshot()).isEqualTo(subject.snapshot());
    }
}
