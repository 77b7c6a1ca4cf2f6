package dev.sextant.messaging.persistence;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.persistence.ConnectionWork;
import dev.sextant.shared.persistence.JooqTransactions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;

/**
 * Months of events in compressed files, a folder for each month and a file for each tenant: one JSON object a line, as the database has it, in the order of ids. A file is complete when it has its name: it is written under another one, forced
 * to the disk and then renamed. Nothing is ever added to a month that is over, so that writing it again gives the same.
 */
final class EventArchive {

    private static final int BATCH = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private static final String TENANTS =
            "SELECT DISTINCT tenant_id FROM shared.outbox WHERE recorded_at >= ? AND recorded_at < ? ORDER BY 1";
    private static final String ROWS =
            "SELECT event_id, (to_jsonb(o) - 'position' - 'bucket' - 'transaction')::text FROM shared.outbox o"
                    + " WHERE tenant_id = ? AND recorded_at >= ? AND recorded_at < ? AND event_id > ? ORDER BY event_id LIMIT ?";

    private final JooqTransactions transactions;
    private final DataSource worker;
    private final Path folder;

    EventArchive(JooqTransactions transactions, DataSource worker, Path folder) {
        this.transactions = transactions;
        this.worker = worker;
        this.folder = folder;
    }

    /** Writes a month; files that are complete already stay. */
    void write(YearMonth month) throws IOException {
        OffsetDateTime from = month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        OffsetDateTime to = month.plusMonths(1).atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
        Path directory = folder.resolve(month.toString());
        Files.createDirectories(directory);
        for (TenantId tenant : tenants(from, to)) {
            Path file = directory.resolve(tenant + ".jsonl.gz");
            if (!Files.exists(file)) {
                write(tenant, from, to, file);
            }
        }
    }

    private List<TenantId> tenants(OffsetDateTime from, OffsetDateTime to) {
        return ConnectionWork.read(worker, connection -> {
            try (var query = connection.prepareStatement(TENANTS)) {
                new Binding(query).any(from).any(to);
                try (var rows = query.executeQuery()) {
                    var tenants = new ArrayList<TenantId>();
                    while (rows.next()) {
                        tenants.add(new TenantId(rows.getObject(1, UUID.class)));
                    }
                    return tenants;
                }
            }
        });
    }

    private void write(TenantId tenant, OffsetDateTime from, OffsetDateTime to, Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        try (FileChannel channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var compressed = new GZIPOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
            UUID last = FIRST;
            for (boolean more = true; more; ) {
                List<Line> lines = lines(tenant, from, to, last);
                write(compressed, lines);
                more = lines.size() == BATCH;
                last = lines.isEmpty() ? last : lines.getLast().event();
            }
            compressed.finish();
            compressed.flush();
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private record Line(UUID event, String json) {}

    private static void write(OutputStream to, List<Line> lines) throws IOException {
        for (Line line : lines) {
            to.write(line.json().getBytes(StandardCharsets.UTF_8));
            to.write('\n');
        }
    }

    private List<Line> lines(TenantId tenant, OffsetDateTime from, OffsetDateTime to, UUID after) {
        var reader = Actor.program(tenant, "events:archive");
        return transactions.read(
                reader,
                () -> transactions.dsl(reader).connectionResult(connection -> {
                    try (var query = connection.prepareStatement(ROWS)) {
                        new Binding(query)
                                .id(tenant.value())
                                .any(from)
                                .any(to)
                                .id(after)
                                .number(BATCH);
                        return lines(query.executeQuery());
                    }
                }));
    }

    private static List<Line> lines(ResultSet rows) throws SQLException {
        try (rows) {
            var lines = new ArrayList<Line>();
            while (rows.next()) {
                lines.add(new Line(rows.getObject(1, UUID.class), rows.getString(2)));
            }
            return lines;
        }
    }
}
