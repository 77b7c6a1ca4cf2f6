package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.sextant.bootstrap.StartFailed;
import dev.sextant.identity.domain.Platform;
import dev.sextant.metering.application.LeasedTokens;
import dev.sextant.metering.application.RequestAllowance;
import dev.sextant.metering.application.RequestMeter;
import dev.sextant.metering.application.Stocks;
import dev.sextant.metering.application.Subscriptions;
import dev.sextant.metering.application.TokenBuckets;
import dev.sextant.metering.application.UsageRecords;
import dev.sextant.metering.application.UsageSummary;
import dev.sextant.metering.integration.RedisTokenBuckets;
import dev.sextant.metering.persistence.JooqTokenBuckets;
import dev.sextant.metering.web.UsageRoutes;
import dev.sextant.shared.application.Handling;
import dev.sextant.shared.persistence.JooqTransactions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The context {@code metering} of a server of many organisations: how fast and how much they may. */
public final class LimitsModule extends AbstractModule {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final MeteringSettings settings;

    /** The context, with these settings. */
    public LimitsModule(MeteringSettings settings) {
        this.settings = settings;
    }

    @Provides
    @Singleton
    MeteringContext metering(
            JooqTransactions transactions,
            Handling handling,
            Subscriptions subscriptions,
            UsageRecords records,
            Stocks stocks,
            Clock clock) {
        TokenBuckets buckets = buckets(transactions);
        ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
        var tokens = new LeasedTokens(
                buckets,
                background,
                System::nanoTime,
                new SeldomTold(
                        "the store of rate limits is away; this server limits requests by itself", System::nanoTime));
        var meter = new RequestMeter(
                transactions,
                subscriptions,
                records,
                clock,
                System::nanoTime,
                new SeldomTold("usage cannot be read or written now; it is made up for", System::nanoTime));
        AutoCloseable store = buckets instanceof AutoCloseable connection ? connection : () -> {};
        return new MeteringContext(
                new RequestAllowance(tokens, meter, settings.strangers()),
                new UsageRoutes(new UsageSummary(handling, subscriptions, records, stocks, clock)),
                new MeteringRounds(tokens, meter, buckets, background, store));
    }

    private TokenBuckets buckets(JooqTransactions transactions) {
        return settings.redis()
                .<TokenBuckets>map(LimitsModule::redis)
                .getOrElse(() -> new JooqTokenBuckets(transactions, Platform.TENANT));
    }

    private static TokenBuckets redis(String address) {
        try {
            return RedisTokenBuckets.at(address, PATIENCE);
        } catch (IllegalArgumentException malformed) {
            // What is wrong with the address may quote its password.
            throw new StartFailed("redis.url is no address of the form redis://user:password@host:port/number.");
        }
    }
}
