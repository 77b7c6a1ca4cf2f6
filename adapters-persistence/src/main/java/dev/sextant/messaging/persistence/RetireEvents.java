package dev.sextant.messaging.persistence;

import dev.sextant.shared.application.Chore;
import dev.sextant.shared.persistence.ConnectionWork;
import dev.sextant.shared.persistence.JooqTransactions;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/**
 * Removes old events by whole months, so that nothing is deleted row by row: those that are older than they are kept for, that every subscriber has passed and in which nothing is parked. Where there is an archive, a month is written
 * there first; one whose archive is not complete stays.
 */
public final class RetireEvents implements Chore {

    /** The shortest time for which events are kept. */
    public static final Duration SHORTEST = Duration.ofDays(31);

    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("uuuu_MM");

    private final DataSource worker;
    private final Clock clock;
    private final Duration kept;
    private final Option<EventArchive> archive;

    /**
     * The chore.
     *
     * @param worker connections of the worker's role
     * @param kept for how long events are kept at least, {@link #SHORTEST} or longer; by whole months, so up to a month longer
     * @param archive a folder where months are kept that leave the database; none throws them away
     */
    public RetireEvents(
            JooqTransactions transactions, DataSource worker, Clock clock, Duration kept, Option<Path> archive) {
        if (kept.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("events are kept for " + SHORTEST.toDays() + " days at least: " + kept);
        }
        this.worker = worker;
        this.clock = clock;
        this.kept = kept;
        this.archive = archive.map(folder -> new EventArchive(transactions, worker, folder));
    }

    @Override
    public String name() {
        return "retire_events";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(12);
    }

    @Override
    public long run(BooleanSupplier mayGoOn) {
        Instant old = clock.instant().minus(kept);
        long retired = 0;
        for (YearMonth month : months()) {
            Instant end =
                    month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (end.isAfter(old) || !mayGoOn.getAsBoolean()) {
                break;
            }
            archive.forEach(to -> write(to, month));
            retired += retire(end);
        }
        return retired;
    }

    private static void write(EventArchive archive, YearMonth month) {
        try {
            archive.write(month);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "the events of " + month + " stay, since they could not be archived", failure);
        }
    }

    /** The months that have a partition, oldest first. */
    private List<YearMonth> months() {
        return ConnectionWork.read(worker, connection -> {
            try (var query = connection.prepareStatement(
                            "SELECT right(c.relname, 7) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid"
                                    + " WHERE i.inhparent = to_regclass('shared.outbox') AND c.relname ~ '^outbox_\\d{4}_\\d{2}$' ORDER BY 1");
                    var rows = query.executeQuery()) {
                var months = new ArrayList<YearMonth>();
                while (rows.next()) {
                    months.add(YearMonth.parse(rows.getString(1), SUFFIX));
                }
                return months;
            }
        });
    }

    private long retire(Instant olderThan) {
        return ConnectionWork.run(worker, connection -> {
            try (var call = connection.prepareStatement("SELECT shared.retire_partitions(?)")) {
                call.setObject(1, OffsetDateTime.ofInstant(olderThan, ZoneOffset.UTC));
                try (var rows = call.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }
}
