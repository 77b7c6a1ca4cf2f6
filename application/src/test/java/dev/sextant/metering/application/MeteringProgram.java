package dev.sextant.metering.application;

import dev.sextant.metering.application.TokenBuckets.Ask;
import dev.sextant.metering.application.TokenBuckets.Grant;
import dev.sextant.metering.application.inmemory.InMemoryStocks;
import dev.sextant.metering.application.inmemory.InMemoryTokenBuckets;
import dev.sextant.metering.application.inmemory.InMemoryUsageRecords;
import dev.sextant.metering.domain.Plan;
import dev.sextant.metering.domain.Rate;
import dev.sextant.shared.application.Allowance.Verdict;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.application.SettableClock;
import dev.sextant.shared.application.Unavailable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.Origin;
import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The context over fakes: one node, whose time a test moves. */
final class MeteringProgram {

    static final Plan SMALL = new Plan(
            "free",
            Option.some(Rate.perMinute(60)),
            Option.some(Rate.perMinute(20)),
            Option.some(1_000L),
            Option.some(5_000L),
            Option.some(3L));

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-30T23:50:00Z"));
    final InMemoryTransactions transactions = new InMemoryTransactions();
    final InMemoryUsageRecords records = new InMemoryUsageRecords(transactions);
    final InMemoryStocks stocks = new InMemoryStocks(transactions);
    final List<String> outages = new ArrayList<>();
    final FaultyBuckets buckets = new FaultyBuckets();
    Plan plan = SMALL;
    boolean databaseIsAway;
    final LeasedTokens tokens = new LeasedTokens(buckets, Runnable::run, this::nanos, outages::add);
    final RequestMeter meter =
            new RequestMeter(transactions, new Subscribed(), records, clock, this::nanos, outages::add);
    final RequestAllowance allowance = new RequestAllowance(tokens, meter, Option.some(Rate.perMinute(5)));
    final UsageSummary summary = new UsageSummary(
            new Handling(transactions, (name, actor, outcome, took) -> {}, this::nanos),
            new Subscribed(),
            records,
            stocks,
            clock);

    private long nanos() {
        return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }

    /** Somebody of an organisation with a session. */
    static Actor with(TenantId tenant, String credential, Permission... permissions) {
        return new Actor(
                tenant,
                new UserId(UUID.randomUUID()),
                Set.of(permissions),
                Set.of(),
                new Origin("req", Option.none(), Option.none(), Option.some(credential)));
    }

    static TenantId tenant() {
        return new TenantId(UUID.randomUUID());
    }

    /** Sends so many requests; answers how many were let through. */
    int send(Actor actor, int requests) {
        int let = 0;
        for (int i = 0; i < requests; i++) {
            Verdict verdict = allowance.known(actor);
            if (verdict.limits().stream().anyMatch(limit -> limit.remaining() < 0)) {
                throw new AssertionError("less than nothing remains: " + verdict);
            }
            let += verdict.refusal().isEmpty() ? 1 : 0;
        }
        return let;
    }

    private final class Subscribed implements Subscriptions {
        @Override
        public Plan plan(Actor actor) {
            if (databaseIsAway) {
                throw new Unavailable("database", Duration.ofSeconds(1), new IOException("gone"));
            }
            return plan;
        }

        @Override
        public long members(Actor actor) {
            return 2;
        }
    }

    /** Buckets that can be away, and count how often they are asked. */
    final class FaultyBuckets implements TokenBuckets {

        private final InMemoryTokenBuckets real = new InMemoryTokenBuckets(clock);
        boolean away;
        int asked;

        @Override
        public List<Grant> take(List<Ask> asks) {
            asked++;
            if (away) {
                throw new Unavailable("the store", Duration.ofSeconds(1), new IOException("gone"));
            }
            return real.take(asks);
        }

        @Override
        public long forgetFull() {
            return real.forgetFull();
        }
    }
}
