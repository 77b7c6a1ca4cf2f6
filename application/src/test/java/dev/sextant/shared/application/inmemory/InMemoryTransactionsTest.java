package dev.sextant.shared.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.TransactionsContract;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InMemoryTransactionsTest extends TransactionsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryTable<String, String> table = new InMemoryTable<>(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected void put(Actor actor, String value) {
        table.put(actor, value, value);
    }

    @Override
    protected List<String> values(Actor actor) {
        return table.all(actor);
    }

    @Test
    void a_rollback_restores_changed_and_removed_rows_in_their_order() {
        Actor ada = Actors.somewhere();
        transactions.write(ada, () -> {
            List.of("a", "b", "c").forEach(value -> put(ada, value));
            return Either.right("done");
        });

        transactions.write(ada, () -> {
            table.remove(ada, "b");
            table.put(ada, "a", "changed");
            table.put(ada, "d", "new");
            table.remove(ada, "a");
            return Either.left("no");
        });

        assertThat(transactions.read(ada, () -> values(ada))).containsExactly("a", "b", "c");
    }

    @Test
    void nothing_is_touched_outside_a_transaction() {
        assertThatThrownBy(() -> values(Actors.somewhere())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_action_after_the_commit_runs_only_when_there_was_one() {
        Actor ada = Actors.somewhere();
        var happened = new ArrayList<String>();

        transactions.write(ada, () -> {
            transactions.afterCommit(() -> happened.add("refused"));
            return Either.left("no");
        });
        transactions.write(ada, () -> {
            transactions.afterCommit(() -> happened.add("committed"));
            return Either.right("done");
        });

        assertThat(happened).containsExactly("committed");
    }

    @Test
    void transactions_of_many_threads_do_not_lose_each_others_changes() {
        Actor ada = Actors.somewhere();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 200)
                    .forEach(i -> threads.execute(() -> transactions.write(ada, () -> {
                        put(ada, "row " + table.all(ada).size());
                        return Either.right("done");
                    })));
        }

        assertThat(transactions.read(ada, () -> values(ada))).hasSize(200);
    }
}
