package dev.sextant.metering.persistence;

import static dev.sextant.metering.persistence.db.Tables.BUCKET;

import dev.sextant.metering.application.TokenBuckets;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Buckets as a row each, in a table that is not logged. One call of a function takes from many, in a transaction of its own, by the clock of the database. */
public final class JooqTokenBuckets implements TokenBuckets {

    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private final JooqTransactions transactions;
    private final Actor platform;
    private final Option<Clock> clock;

    /**
     * Buckets in this database.
     *
     * @param platform the tenant under which they stand
     */
    public JooqTokenBuckets(JooqTransactions transactions, TenantId platform) {
        this(transactions, platform, Option.none());
    }

    /** With another clock than that of the database, so that time need not pass to be tried. */
    JooqTokenBuckets(JooqTransactions transactions, TenantId platform, Option<Clock> clock) {
        this.transactions = transactions;
        this.platform = Actor.program(platform, "buckets");
        this.clock = clock;
    }

    @Override
    public List<Grant> take(List<Ask> asks) {
        // In the order of their names, so that two servers never wait for each other in a circle.
        List<Integer> order = IntStream.range(0, asks.size())
                .boxed()
                .sorted(Comparator.comparing(i -> asks.get(i).bucket()))
                .toList();
        List<Ask> sorted = order.stream().map(asks::get).toList();
        Result<Record> taken = write(() -> transactions
                .dsl(platform)
                .selectFrom(DSL.table(
                        "metering.take({0}, {1}, {2}, {3}, {4}, {5}, {6})",
                        DSL.val(platform.tenant().value()),
                        moment(),
                        texts(sorted),
                        numbers(sorted, ask -> ask.rate().quota()),
                        numbers(sorted, ask -> ask.rate().window().toNanos() / 1_000),
                        counts(sorted, Ask::wanted),
                        counts(sorted, Ask::returned)))
                .fetch());
        Grant[] grants = new Grant[asks.size()];
        for (int i = 0; i < grants.length; i++) {
            Record row = taken.get(i);
            grants[order.get(i)] = new Grant(row.get("granted", Integer.class), row.get("level_left", Double.class));
        }
        return List.of(grants);
    }

    private Field<Long> moment() {
        return DSL.val(clock.map(Clock::instant).map(JooqTokenBuckets::micros).getOrNull(), Long.class);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Field<String[]> texts(List<Ask> asks) {
        return DSL.val(asks.stream().map(Ask::bucket).toArray(String[]::new));
    }

    private static Field<Long[]> numbers(List<Ask> asks, Function<Ask, Long> number) {
        return DSL.val(asks.stream().map(number).toArray(Long[]::new));
    }

    private static Field<Integer[]> counts(List<Ask> asks, Function<Ask, Integer> count) {
        return DSL.val(asks.stream().map(count).toArray(Integer[]::new));
    }

    @Override
    public long forgetFull() {
        Field<Long> now = clock.isDefined()
                ? moment()
                : DSL.field("(extract(epoch FROM clock_timestamp()) * 1000000)::bigint", Long.class);
        return write(() -> {
            var dsl = transactions.dsl(platform);
            var full = dsl.select(BUCKET.NAME)
                    .from(BUCKET)
                    .where(BUCKET.FULL_AT.le(now))
                    .limit(FORGOTTEN_AT_ONCE)
                    .forUpdate()
                    .skipLocked();
            return dsl.deleteFrom(BUCKET).where(BUCKET.NAME.in(full)).execute();
        });
    }

    private <T> T write(Supplier<T> work) {
        return transactions
                .<IllegalStateException, T>write(platform, () -> Either.right(work.get()))
                .getOrElseThrow(impossible -> impossible);
    }
}
