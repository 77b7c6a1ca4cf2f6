package dev.sextant.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HandlingTest {

    private static final Permission WRITE = new Permission("things:write");
    private static final Permission READ = new Permission("things:read");

    private final List<String> happened = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Handling handling = new Handling(
            new TellingTransactions(),
            (name, actor, outcome, took) -> happened.add(name + " " + outcome + " " + took.toMillis() + " ms"),
            () -> nanos.getAndAdd(Duration.ofMillis(5).toNanos()));

    @Test
    void a_permitted_use_case_runs_in_a_transaction_and_is_observed_after_it() {
        var answer = handling.run(new Greet(), actor(WRITE), "Ada");

        assertThat(answer).isEqualTo(Either.right("hello Ada"));
        assertThat(happened).containsExactly("begin write", "commit", "Greet DONE 5 ms");
    }

    @Test
    void without_the_permission_nothing_is_begun() {
        var answer = handling.run(new Greet(), actor(READ), "Ada");

        assertThat(answer).isEqualTo(Either.left(new NotPermitted(WRITE)));
        assertThat(answer.getLeft().kind()).isEqualTo(DomainError.Kind.FORBIDDEN);
        assertThat(answer.getLeft().message()).contains("things:write");
        assertThat(happened).containsExactly("Greet REFUSED 5 ms");
    }

    @Test
    void a_refusal_rolls_back_and_is_observed_as_one() {
        var answer = handling.run(new Greet(), actor(WRITE), "");

        assertThat(answer.getLeft().code()).isEqualTo("nobody");
        assertThat(happened).containsExactly("begin write", "rollback", "Greet REFUSED 5 ms");
    }

    @Test
    void an_exception_passes_through_and_is_observed_as_a_failure() {
        assertThatThrownBy(() -> handling.run(new Greet(), actor(WRITE), "boom"))
                .isInstanceOf(StaleAggregate.class)
                .hasMessageContaining("boom");

        assertThat(happened).containsExactly("begin write", "Greet FAILED 5 ms");
    }

    @Test
    void a_query_is_asked_in_a_reading_transaction_and_needs_its_permission() {
        assertThat(handling.ask("Things.count", READ, actor(READ), () -> Either.<Nobody, Integer>right(3)))
                .isEqualTo(Either.right(3));
        assertThat(handling.ask("Things.count", READ, actor(WRITE), () -> Either.<Nobody, Integer>right(3)))
                .isEqualTo(Either.left(new NotPermitted(READ)));

        assertThat(happened).containsExactly("begin read", "Things.count DONE 5 ms", "Things.count REFUSED 5 ms");
    }

    @Test
    void two_observers_are_told_in_turn() {
        List<String> told = new ArrayList<>();
        HandlingObserver first = (name, actor, outcome, took) -> told.add("first " + name);

        first.and((name, actor, outcome, took) -> told.add("second " + name))
                .handled("Greet", actor(READ), HandlingObserver.Outcome.DONE, Duration.ZERO);

        assertThat(told).containsExactly("first Greet", "second Greet");
    }

    @Test
    void refusals_are_remembered_in_a_transaction_of_their_own() {
        var remembering = new Handling(
                new TellingTransactions(),
                (actor, action, object, refusal) -> happened.add("remember " + action + " " + refusal.code()),
                (name, actor, outcome, took) -> {},
                nanos::get);

        remembering.run(new Greet(), actor(READ), "Ada");
        remembering.run(new Greet(), actor(WRITE), "");
        remembering.ask("Things.count", READ, actor(WRITE), () -> Either.<Nobody, Integer>right(3));
        remembering.run(new Greet(), actor(WRITE), "Ada");

        assertThat(happened)
                .containsExactly(
                        "begin write",
                        "remember Greet not_permitted",
                        "commit",
                        "begin write",
                        "rollback",
                        "begin write",
                        "remember Greet nobody",
                        "commit",
                        "begin write",
                        "remember Things.count not_permitted",
                        "commit",
                        "begin write",
                        "commit");
    }

    private static Actor actor(Permission permission) {
        return new Actor(
                new TenantId(new UUID(0, 1)), new UserId(new UUID(0, 2)), Set.of(permission), "req-1", Option.none());
    }

    private record Nobody() implements DomainError {
        @Override
        public Kind kind() {
            return Kind.RULE;
        }

        @Override
        public String code() {
            return "nobody";
        }

        @Override
        public String message() {
            return "There is nobody to greet.";
        }
    }

    private static final class Greet implements UseCase<String, String, Nobody> {
        @Override
        public Permission needs() {
            return WRITE;
        }

        @Override
        public Either<Nobody, String> handle(Actor actor, String name) {
            if (name.equals("boom")) {
                throw new StaleAggregate("boom", 1);
            }
            return name.isEmpty() ? Either.left(new Nobody()) : Either.right("hello " + name);
        }
    }

    /** Tells what a transaction manager would do, in the same list as the observer, so that the order can be seen. */
    private final class TellingTransactions implements Transactions {
        @Override
        public <L, R> Either<L, R> write(Actor actor, Supplier<Either<L, R>> work) {
            happened.add("begin write");
            Either<L, R> answer = work.get();
            happened.add(answer.isRight() ? "commit" : "rollback");
            return answer;
        }

        @Override
        public <T> T read(Actor actor, Supplier<T> work) {
            happened.add("begin read");
            return work.get();
        }

        @Override
        public void afterwards(Runnable action) {
            action.run();
        }
    }
}
