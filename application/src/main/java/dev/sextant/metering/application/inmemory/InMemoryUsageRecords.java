package dev.sextant.metering.application.inmemory;

import dev.sextant.metering.application.UsageRecords;
import dev.sextant.metering.domain.UsageKind;
import dev.sextant.shared.application.inmemory.InMemoryTable;
import dev.sextant.shared.application.inmemory.InMemoryTransactions;
import dev.sextant.shared.domain.Actor;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps in memory how much was used. */
public final class InMemoryUsageRecords implements UsageRecords {

    private record Key(UsageKind kind, LocalDate day) {}

    private record Used(Key key, long amount) {}

    private final InMemoryTable<Key, Used> used;

    /** Nothing was used. */
    public InMemoryUsageRecords(InMemoryTransactions transactions) {
        this.used = new InMemoryTable<>(transactions);
    }

    @Override
    public void add(Actor actor, UsageKind kind, LocalDate day, long amount) {
        var key = new Key(kind, day);
        long before = used.find(actor, key).map(Used::amount).getOrElse(0L);
        used.put(actor, key, new Used(key, before + amount));
    }

    @Override
    public SortedMap<LocalDate, Long> ofMonth(Actor actor, UsageKind kind, YearMonth month) {
        var days = new TreeMap<LocalDate, Long>();
        used.all(actor).stream()
                .filter(row -> row.key().kind() == kind
                        && YearMonth.from(row.key().day()).equals(month))
                .forEach(row -> days.put(row.key().day(), row.amount()));
        return days;
    }
}
