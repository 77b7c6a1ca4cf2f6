package dev.sextant.metering.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.metering.domain.UsageKind;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link UsageRecords} and every {@link Stocks} keep. */
public abstract class MeteringContract {

    private static final LocalDate LAST = LocalDate.of(2026, 11, 30);
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final Actor ada = Actors.somewhere();
    private final Actor eve = Actors.somewhere();

    /** The transactions that both work in. */
    protected abstract Transactions transactions();

    /** The usage under test. */
    protected abstract UsageRecords records();

    /** The stocks under test. */
    protected abstract Stocks stocks();

    private <T> T change(Actor actor, Supplier<T> work) {
        return transactions()
                .<String, T>write(actor, () -> Either.right(work.get()))
                .get();
    }

    private void add(Actor actor, LocalDate day, long amount) {
        long added = change(actor, () -> {
            records().add(actor, UsageKind.REQUESTS, day, amount);
            return amount;
        });
        assertThat(added).isEqualTo(amount);
    }

    private Option<Long> take(Actor actor, long amount, Option<Long> limit) {
        return change(actor, () -> stocks().take(actor, UsageKind.STORAGE, amount, limit));
    }

    private long held(Actor actor) {
        return transactions().read(actor, () -> stocks().held(actor, UsageKind.STORAGE));
    }

    @Test
    public void usage_adds_up_by_day_and_month_and_organisation() {
        add(ada, LAST, 3);
        add(ada, LAST, 4);
        add(ada, LAST.minusDays(29), 1);
        add(ada, LAST.minusDays(30), 100);
        add(ada, LAST.plusDays(1), 100);
        add(eve, LAST, 50);

        Map<LocalDate, Long> days =
                transactions().read(ada, () -> records().ofMonth(ada, UsageKind.REQUESTS, NOVEMBER));

        assertThat(days).containsExactly(Map.entry(LAST.minusDays(29), 1L), Map.entry(LAST, 7L));
        assertThat(transactions().read(ada, () -> records().ofMonth(ada, UsageKind.STORAGE, NOVEMBER)))
                .isEmpty();
    }

    @Test
    public void what_is_taken_is_held_until_it_is_given_back() {
        assertThat(held(ada)).isZero();
        assertThat(take(ada, 30, Option.none())).containsExactly(30L);
        assertThat(take(ada, 12, Option.none())).containsExactly(42L);
        assertThat(held(eve)).isZero();
        long given = change(ada, () -> {
            stocks().giveBack(ada, UsageKind.STORAGE, 40);
            return 40L;
        });
        assertThat(held(ada)).isEqualTo(42 - given);
    }

    @Test
    public void nothing_is_taken_beyond_the_limit_and_all_up_to_it() {
        assertThat(take(ada, 11, Option.some(10L))).isEmpty();
        assertThat(take(ada, 10, Option.some(10L))).containsExactly(10L);
        assertThat(take(ada, 1, Option.some(10L))).isEmpty();
        assertThat(take(ada, 0, Option.some(10L))).containsExactly(10L);
        assertThat(take(ada, 1, Option.some(11L))).containsExactly(11L);
        assertThat(take(ada, 1, Option.some(5L))).isEmpty();
        assertThat(held(ada)).isEqualTo(11);
    }

    @Test
    public void giving_back_more_than_was_held_leaves_nothing() {
        assertThat(take(ada, 5, Option.none())).isNotEmpty();
        long given = change(ada, () -> {
            stocks().giveBack(ada, UsageKind.STORAGE, 9);
            return 9L;
        });
        assertThat(given).isEqualTo(9);
        assertThat(held(ada)).isZero();
    }

    @Test
    public void what_is_rolled_back_was_never_taken() {
        Either<String, Long> refused = transactions().write(ada, () -> {
            assertThat(stocks().take(ada, UsageKind.STORAGE, 7, Option.none())).isNotEmpty();
            records().add(ada, UsageKind.REQUESTS, LAST, 7);
            return Either.left("no");
        });

        assertThat(refused.isLeft()).isTrue();
        assertThat(held(ada)).isZero();
        assertThat(transactions().read(ada, () -> records().ofMonth(ada, UsageKind.REQUESTS, NOVEMBER)))
                .isEmpty();
    }

    @Test
    public void of_fifty_who_take_at_once_no_two_pass_the_limit_together() throws Exception {
        Option<Long> limit = Option.some(20L * 7 + 6);
        List<Boolean> taken = atOnce(() -> take(ada, 7, limit).isDefined());

        assertThat(taken.stream().filter(Boolean::booleanValue)).hasSize(20);
        assertThat(held(ada)).isEqualTo(140);
    }

    @Test
    public void of_fifty_who_count_at_once_each_is_counted() throws Exception {
        List<Boolean> counted = atOnce(() -> {
            add(ada, LAST, 2);
            return true;
        });

        assertThat(counted).hasSize(50);
        assertThat(transactions().read(ada, () -> records().ofMonth(ada, UsageKind.REQUESTS, NOVEMBER)))
                .containsExactly(Map.entry(LAST, 100L));
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        List<T> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(50)) {
            for (Future<T> answer :
                    threads.invokeAll(IntStream.range(0, 50).mapToObj(i -> work).toList())) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
