package dev.sextant.shared.persistence;

import static dev.sextant.shared.persistence.db.Tables.JOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.TransactionsContract;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JooqTransactionsTest extends TransactionsContract {

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
    protected Transactions transactions() {
        return stage.transactions();
    }

    @Override
    protected void put(Actor actor, String value) {
        stage.transactions()
                .dsl(actor)
                .execute(
                        "INSERT INTO shared.job (tenant_id, id, kind, payload, state, actor, permissions, request_id, created_at, updated_at)"
                                + " VALUES (?, ?, 'k', ?, 'SUCCEEDED', ?, '{}', 'r', now(), now())",
                        actor.tenant().value(),
                        stage.ids().next(),
                        value,
                        actor.user().value());
    }

    @Override
    protected List<String> values(Actor actor) {
        return stage.transactions()
                .dsl(actor)
                .select(JOB.PAYLOAD)
                .from(JOB)
                .orderBy(JOB.ID)
                .fetch(JOB.PAYLOAD);
    }

    @Test
    void adapters_need_an_open_transaction() {
        assertThatThrownBy(() -> stage.transactions().dsl(Actors.somewhere()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no transaction is open on this thread");
    }

    @Test
    void a_reading_transaction_that_changes_something_is_a_programming_error() {
        Actor ada = Actors.somewhere();
        assertThatThrownBy(() -> stage.transactions().read(ada, () -> {
                    put(ada, "one");
                    return "done";
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a read-only transaction cannot change anything");
    }

    @Test
    void what_comes_after_the_commit_comes_only_after_a_commit() {
        Actor ada = Actors.somewhere();
        var done = new ArrayList<String>();
        stage.transactions().write(ada, () -> {
            stage.transactions().afterCommit(ada, () -> done.add("refused"));
            return Either.left("no");
        });
        stage.transactions().write(ada, () -> {
            stage.transactions().afterCommit(ada, () -> {
                throw new IllegalArgumentException("the commit stands all the same");
            });
            stage.transactions().afterCommit(ada, () -> done.add("kept"));
            return Either.right("done");
        });
        assertThat(done).containsExactly("kept");
    }

    @Test
    void the_server_enforces_the_timeouts() {
        Actor ada = Actors.somewhere();
        String set = stage.transactions()
                .read(
                        ada,
                        () -> stage.transactions()
                                .dsl(ada)
                                .fetchSingle(
                                        "SELECT concat_ws(' ', current_setting('statement_timeout'), current_setting('lock_timeout'),"
                                                + " current_setting('idle_in_transaction_session_timeout'))")
                                .get(0, String.class));
        assertThat(set).isEqualTo("2s 1s 10s");
    }
}
