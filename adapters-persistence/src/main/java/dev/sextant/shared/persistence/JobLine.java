package dev.sextant.shared.persistence;

import dev.sextant.shared.application.JobHandler;
import dev.sextant.shared.application.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** The line between a running job and its row: writes now and then what the work tells often. Used by the threads of one job. */
final class JobLine implements JobHandler.Control {

    /** A handler that talks too much keeps its first messages. */
    private static final int MOST_MESSAGES = 100;

    /** Thrown through the handler when this process is to stop; the job is run again later. */
    static final class Stopping extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        Stopping() {
            super("stopping", null, false, false);
        }
    }

    /** Writes to the row. */
    interface Teller {
        /** Answers whether the work should go on. */
        boolean tell(double progress, String... messages);
    }

    private final Teller teller;
    private final long everyNanos;
    private final LongSupplier nanoTime;
    private final BooleanSupplier stopping;
    private final List<String> unsaid = new ArrayList<>();
    private double progress;
    private int said;
    private long lastTold;

    JobLine(Teller teller, Duration every, LongSupplier nanoTime, BooleanSupplier stopping) {
        this.teller = teller;
        this.everyNanos = every.toNanos();
        this.nanoTime = nanoTime;
        this.stopping = stopping;
        this.lastTold = nanoTime.getAsLong() - everyNanos;
    }

    @Override
    public synchronized void progress(double fraction) {
        progress = Math.clamp(fraction, 0.0, 1.0);
        if (stopping.getAsBoolean()) {
            throw new Stopping();
        }
        if (nanoTime.getAsLong() - lastTold >= everyNanos) {
            tell();
        }
    }

    @Override
    public synchronized void say(String message) {
        if (said < MOST_MESSAGES) {
            said++;
            unsaid.add(message.replace('\0', ' '));
        }
    }

    /** Writes what was not written yet. */
    synchronized void flush() {
        if (!unsaid.isEmpty()) {
            tell();
        }
    }

    /** While the database is away the work goes on, and what it told is written later. */
    private void tell() {
        lastTold = nanoTime.getAsLong();
        boolean goOn;
        try {
            goOn = teller.tell(progress, unsaid.toArray(String[]::new));
        } catch (Unavailable away) {
            return;
        }
        unsaid.clear();
        if (!goOn) {
            throw new JobHandler.Cancelled();
        }
    }
}
