package dev.sextant.bootstrap.cli.logs;

import dev.sextant.investigation.domain.logs.LogAnalysis;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Locale;
import java.util.OptionalLong;

/** One line on a terminal that grows while files are read, and goes when they are. Short work shows nothing. */
final class ProgressBar implements LogAnalysis.Progress, AutoCloseable {

    private static final long QUIET_MILLIS = 700;

    private static final long REDRAW_MILLIS = 120;

    private static final int WIDTH = 30;

    private final PrintStream terminal;
    private final OptionalLong total;
    private final Clock clock;
    private final long started;
    private long drawn;
    private int source;
    private long earlierSources;
    private long inSource;

    /** A bar for so many bytes in all, where that is known. */
    ProgressBar(PrintStream terminal, OptionalLong total, Clock clock) {
        this.terminal = terminal;
        this.total = total;
        this.clock = clock;
        this.started = clock.millis();
    }

    @Override
    public void read(int index, long storedBytes) {
        if (index != source) {
            earlierSources += inSource;
            source = index;
        }
        inSource = storedBytes;
        long now = clock.millis();
        if (now - started >= QUIET_MILLIS && now - drawn >= REDRAW_MILLIS) {
            drawn = now;
            draw(earlierSources + inSource, now - started);
        }
    }

    private void draw(long bytes, long millis) {
        double megabytes = bytes / 1e6;
        String speed = String.format(Locale.ROOT, "%.0f MB/s", megabytes * 1_000 / Math.max(1, millis));
        if (total.isPresent() && total.getAsLong() > 0) {
            double share = Math.min(1, (double) bytes / total.getAsLong());
            int filled = (int) Math.round(share * WIDTH);
            terminal.printf(
                    Locale.ROOT,
                    "\r[%s%s] %3.0f %%  %.0f MB  %s \u001b[K",
                    "#".repeat(filled),
                    "-".repeat(WIDTH - filled),
                    100 * share,
                    megabytes,
                    speed);
        } else {
            terminal.printf(Locale.ROOT, "\r%.0f MB  %s \u001b[K", megabytes, speed);
        }
        terminal.flush();
    }

    @Override
    public void close() {
        if (drawn > 0) {
            terminal.print("\r\u001b[K");
            terminal.flush();
        }
    }
}
