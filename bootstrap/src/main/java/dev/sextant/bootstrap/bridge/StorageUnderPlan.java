package dev.sextant.bootstrap.bridge;

import dev.sextant.investigation.application.StorageQuota;
import dev.sextant.investigation.domain.FileError;
import dev.sextant.metering.application.Stocks;
import dev.sextant.metering.application.Subscriptions;
import dev.sextant.metering.domain.UsageKind;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Has {@code metering} count the bytes of files that {@code investigation} keeps, and hold them against the plan. */
public final class StorageUnderPlan implements StorageQuota {

    private final Stocks stocks;
    private final Subscriptions subscriptions;

    /** Counts in these stocks, under the plans of these subscriptions. */
    public StorageUnderPlan(Stocks stocks, Subscriptions subscriptions) {
        this.stocks = stocks;
        this.subscriptions = subscriptions;
    }

    @Override
    public Option<Long> left(Actor actor) {
        return limit(actor).map(limit -> Math.max(0, limit - stocks.held(actor, UsageKind.STORAGE)));
    }

    private Option<Long> limit(Actor actor) {
        return subscriptions.plan(actor).limit(UsageKind.STORAGE);
    }

    @Override
    public Either<FileError, Long> take(Actor actor, long bytes) {
        Option<Long> limit = limit(actor);
        return stocks.take(actor, UsageKind.STORAGE, bytes, limit)
                .map(held -> bytes)
                .toEither(() -> new FileError.StorageUsedUp(
                        Math.max(0, limit.getOrElse(0L) - stocks.held(actor, UsageKind.STORAGE))));
    }

    @Override
    public void giveBack(Actor actor, long bytes) {
        stocks.giveBack(actor, UsageKind.STORAGE, bytes);
    }
}
