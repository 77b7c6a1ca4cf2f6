package dev.sextant.metering.application;

import dev.sextant.metering.domain.MeteringError.QuotaExceeded;
import dev.sextant.metering.domain.Plan;
import dev.sextant.metering.domain.UsageKind;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Counts requests of each organisation in memory, writes the counts down every few seconds, and knows what plan each organisation is on. A crash loses what was not yet written. How much of the month's quota was used is read every ten
 * seconds, so the quota can be passed by what other nodes let through in that time and the time between two writings. Safe for many threads.
 */
public final class RequestMeter {

    /** How long the plan of an organisation, and what it used, are believed. */
    public static final Duration BELIEVED = Duration.ofSeconds(10);

    private static final Duration FORGOTTEN = Duration.ofMinutes(5);

    private record Tally(TenantId tenant, LocalDate day) {}

    private record Known(Plan plan, YearMonth month, long used, long at) {}

    private final Transactions transactions;
    private final Subscriptions subscriptions;
    private final UsageRecords records;
    private final Calendar calendar;
    private final LongSupplier nanos;
    private final Consumer<String> outage;
    private final ConcurrentMap<Tally, Long> tallies = new ConcurrentHashMap<>();
    private final ConcurrentMap<TenantId, Account> accounts = new ConcurrentHashMap<>();

    /**
     * A meter that has counted nothing.
     *
     * @param nanos a clock that only runs forward, in nanoseconds
     * @param outage is told why, when something could not be read or written
     */
    public RequestMeter(
            Transactions transactions,
            Subscriptions subscriptions,
            UsageRecords records,
            Clock clock,
            LongSupplier nanos,
            Consumer<String> outage) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.records = records;
        this.calendar = new Calendar(clock);
        this.nanos = nanos;
        this.outage = outage;
    }

    /** The plan of the actor's organisation. When it cannot be read, it is the one that was known before, and without one, no limit. */
    Plan plan(Actor actor) {
        return account(actor).known(actor).plan();
    }

    /** Why the actor's organisation may send no more requests in this month. */
    Option<QuotaExceeded> refusal(Actor actor) {
        Account account = account(actor);
        Known known = account.known(actor);
        return known.plan()
                .requests()
                .filter(limit -> known.used() + account.counted.get() >= limit)
                .map(limit -> new QuotaExceeded(UsageKind.REQUESTS, limit, calendar.untilNextMonth()));
    }

    /** Counts a request. */
    void count(Actor actor) {
        account(actor).counted.incrementAndGet();
        tallies.merge(new Tally(actor.tenant(), calendar.today()), 1L, Long::sum);
    }

    private Account account(Actor actor) {
        return accounts.computeIfAbsent(actor.tenant(), tenant -> new Account());
    }

    /**
     * Writes down what was counted, each organisation's in a transaction of its own; due every few seconds, and when the program stops. What cannot be written is kept for the next time.
     *
     * @return how many requests were written down
     */
    public long flush() {
        long written = 0;
        for (Tally tally : List.copyOf(tallies.keySet())) {
            Option<Long> amount = Option.of(tallies.remove(tally));
            try {
                amount.forEach(count -> write(tally, count));
                written += amount.getOrElse(0L);
            } catch (RuntimeException failure) {
                amount.forEach(count -> tallies.merge(tally, count, Long::sum));
                outage.accept("usage could not be written: " + failure.getMessage());
                return written;
            }
        }
        long now = nanos.getAsLong();
        accounts.values().removeIf(account -> now - account.usedAt > FORGOTTEN.toNanos());
        return written;
    }

    private void write(Tally tally, long amount) {
        var actor = Actor.program(tally.tenant(), "metering");
        Either<String, Long> written = transactions.write(actor, () -> {
            records.add(actor, UsageKind.REQUESTS, tally.day(), amount);
            return Either.right(amount);
        });
        written.peekLeft(refusal -> {
            throw new IllegalStateException("counting cannot be refused: " + refusal);
        });
    }

    private long unwritten(TenantId tenant, YearMonth month) {
        return tallies.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant)
                        && YearMonth.from(entry.getKey().day()).equals(month))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** What is known of one organisation. */
    private final class Account {

        /** What this node let through since usage was read. */
        private final AtomicLong counted = new AtomicLong();

        private final ReentrantLock reading = new ReentrantLock();
        private volatile Option<Known> last = Option.none();
        private volatile long usedAt = nanos.getAsLong();

        /** One reads anew while others go on with what was known; without anything known, all wait. */
        private Known known(Actor actor) {
            usedAt = nanos.getAsLong();
            Option<Known> before = last;
            if (before.exists(this::isFresh)) {
                return before.get();
            }
            if (before.isDefined() && !reading.tryLock()) {
                return before.get();
            }
            if (before.isEmpty()) {
                reading.lock();
            }
            try {
                Known present = last.filter(this::isFresh).getOrElse(() -> read(actor, before));
                last = Option.some(present);
                return present;
            } finally {
                reading.unlock();
            }
        }

        private boolean isFresh(Known known) {
            return nanos.getAsLong() - known.at() < BELIEVED.toNanos()
                    && known.month().equals(calendar.month());
        }

        private Known read(Actor actor, Option<Known> before) {
            YearMonth month = calendar.month();
            long at = nanos.getAsLong();
            try {
                Known read = transactions.read(
                        actor,
                        () -> new Known(
                                subscriptions.plan(actor),
                                month,
                                records.ofMonth(actor, UsageKind.REQUESTS, month).values().stream()
                                        .mapToLong(Long::longValue)
                                        .sum(),
                                at));
                counted.set(unwritten(actor.tenant(), month));
                return read;
            } catch (RuntimeException failure) {
                outage.accept("a plan could not be read: " + failure.getMessage());
                Plan plan = before.map(Known::plan).getOrElse(() -> Plan.unlimited("unknown"));
                long used = before.filter(known -> known.month().equals(month))
                        .map(Known::used)
                        .getOrElse(0L);
                return new Known(plan, month, used, at);
            }
        }
    }
}
