package dev.sextant.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.sextant.bootstrap.bridge.StorageUnderPlan;
import dev.sextant.investigation.application.StorageQuota;
import dev.sextant.metering.application.Stocks;
import dev.sextant.metering.application.Subscriptions;
import dev.sextant.metering.application.UsageRecords;
import dev.sextant.metering.persistence.JooqStocks;
import dev.sextant.metering.persistence.JooqUsageRecords;
import dev.sextant.shared.persistence.JooqTransactions;

/** What is used, counted in PostgreSQL; also where nothing is limited, so that the counts are right when something is. */
public final class UsageModule extends AbstractModule {

    @Provides
    @Singleton
    Stocks stocks(JooqTransactions transactions) {
        return new JooqStocks(transactions);
    }

    @Provides
    @Singleton
    UsageRecords records(JooqTransactions transactions) {
        return new JooqUsageRecords(transactions);
    }

    @Provides
    @Singleton
    StorageQuota quota(Stocks stocks, Subscriptions subscriptions) {
        return new StorageUnderPlan(stocks, subscriptions);
    }
}
