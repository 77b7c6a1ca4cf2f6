package dev.sextant.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What every {@link Transactions} keeps. A test of an adapter extends it and says how something is kept. */
public abstract class TransactionsContract {

    /** The transactions under test. */
    protected abstract Transactions transactions();

    /** Keeps a value of the actor's tenant in the open transaction. */
    protected abstract void put(Actor actor, String value);

    /** The values of the actor's tenant, as the open transaction sees them. */
    protected abstract List<String> values(Actor actor);

    private final Actor ada = Actors.somewhere();

    private List<String> kept(Actor actor) {
        return transactions().read(actor, () -> values(actor));
    }

    private Either<String, String> put(Actor actor, String value, Either<String, String> answer) {
        return transactions().write(actor, () -> {
            put(actor, value);
            return answer;
        });
    }

    @Test
    public void what_was_done_is_kept_when_the_work_answers_right() {
        assertThat(put(ada, "one", Either.right("done"))).isEqualTo(Either.right("done"));

        assertThat(kept(ada)).containsExactly("one");
    }

    @Test
    public void nothing_is_kept_when_the_work_refuses() {
        assertThat(put(ada, "one", Either.left("no"))).isEqualTo(Either.left("no"));

        assertThat(kept(ada)).isEmpty();
    }

    @Test
    public void nothing_is_kept_when_the_work_throws() {
        assertThatThrownBy(() -> transactions().write(ada, () -> {
                    put(ada, "one");
                    throw new IllegalArgumentException("broken");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("broken");

        assertThat(kept(ada)).isEmpty();
    }

    @Test
    public void the_work_sees_what_it_did_before_the_commit() {
        Either<String, List<String>> seen = transactions().write(ada, () -> {
            put(ada, "one");
            return Either.right(values(ada));
        });

        assertThat(seen.get()).containsExactly("one");
    }

    @Test
    public void a_nested_call_joins_and_is_undone_with_the_outer_one() {
        transactions().write(ada, () -> {
            put(ada, "outer");
            put(ada, "inner", Either.right("done"));
            return Either.left("no");
        });

        assertThat(kept(ada)).isEmpty();
    }

    @Test
    public void a_nested_refusal_that_is_passed_on_rolls_back_the_whole() {
        Either<String, String> answer = transactions().write(ada, () -> {
            put(ada, "outer");
            return put(ada, "inner", Either.left("no"));
        });

        assertThat(answer).isEqualTo(Either.left("no"));
        assertThat(kept(ada)).isEmpty();
    }

    @Test
    public void a_nested_refusal_that_is_swallowed_rolls_back_the_whole_all_the_same() {
        // Whether the outer call then answers or throws is left to the adapter; that nothing is kept is not.
        Throwable ignored = catchThrowable(() -> transactions().write(ada, () -> {
            put(ada, "outer");
            put(ada, "inner", Either.left("no"));
            return Either.right("done");
        }));

        assertThat(kept(ada)).as("after %s", ignored).isEmpty();
    }

    @Test
    public void a_nested_call_for_another_tenant_is_an_error() {
        Actor eve = Actors.somewhere();

        assertThatThrownBy(() -> transactions().write(ada, () -> put(eve, "one", Either.right("done"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(kept(eve)).isEmpty();
    }

    @Test
    public void another_tenant_sees_nothing_of_it() {
        put(ada, "one", Either.right("done"));

        assertThat(kept(Actors.somewhere())).isEmpty();
    }

    @Test
    public void a_reading_transaction_changes_nothing() {
        Throwable refused = catchThrowable(() -> transactions().read(ada, () -> {
            put(ada, "one");
            return "done";
        }));

        assertThat(refused).isNotNull();
        assertThat(kept(ada)).isEmpty();
    }

    @Test
    public void the_next_transaction_is_not_touched_by_one_that_failed() {
        put(ada, "one", Either.left("no"));
        put(ada, "two", Either.right("done"));

        assertThat(kept(ada)).containsExactly("two");
    }

    @Test
    public void the_work_runs_on_the_thread_of_the_caller() {
        var thread = new AtomicReference<>(new Thread());

        transactions().read(ada, () -> {
            thread.set(Thread.currentThread());
            return "done";
        });

        assertThat(thread.get()).isSameAs(Thread.currentThread());
    }

    @Test
    public void what_is_to_be_done_afterwards_is_done_outside_of_it_committed_or_not() {
        put(ada, "one", Either.right("done"));
        transactions().write(ada, () -> {
            put(ada, "undone");
            transactions().afterwards(() -> put(ada, "two", Either.right("done")));
            return Either.left("no");
        });
        transactions().afterwards(() -> put(ada, "three", Either.right("done")));

        assertThat(kept(ada)).containsExactlyInAnyOrder("one", "two", "three");
    }

    @Test
    public void work_that_throws_takes_what_was_to_be_done_afterwards_with_it() {
        assertThatThrownBy(() -> transactions().write(ada, () -> {
                    transactions().afterwards(() -> put(ada, "two", Either.right("done")));
                    throw new IllegalArgumentException("broken");
                }))
                .hasMessage("broken");

        assertThat(kept(ada)).isEmpty();
    }
}
