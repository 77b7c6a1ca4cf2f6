package dev.sextant.metering.application.inmemory;

import dev.sextant.metering.application.MeteringContract;
import dev.sextant.metering.application.Stocks;
import dev.sextant.metering.application.UsageRecords;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;

class InMemoryMeteringTest extends MeteringContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryUsageRecords records = new InMemoryUsageRecords(transactions);
    private final InMemoryStocks stocks = new InMemoryStocks(transactions);

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected UsageRecords records() {
        return records;
    }

    @Override
    protected Stocks stocks() {
        return stocks;
    }
}
