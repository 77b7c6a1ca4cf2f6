package dev.sextant.bootstrap.cli.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Logs made for the tests: an hour of a small service, with or without an incident at 10:36. */
final class SampleLog {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private SampleLog() {}

    private record Line(double second, String text) {}

    static String quiet() {
        return text(service());
    }

    /** From 10:36 on, five minutes of refused connections with stack traces; a job that stops. */
    static String incident() {
        List<Line> lines = service();
        lines.removeIf(line -> line.text.contains("Backup") && line.second > 2160);
        every(
                lines,
                2,
                250,
                2160,
                2460,
                i -> "ERROR Pool - Connection to db-" + i % 3 + " refused after " + (10 + i) + " ms\n"
                        + "java.net.ConnectException: Connection refused\n\tat com.acme.Pool.open(Pool.java:88)");
        return text(lines);
    }

    private static List<Line> service() {
        List<Line> lines = new ArrayList<>();
        every(
                lines,
                1,
                1_500,
                0,
                3600,
                i -> "INFO  Web - GET /orders/" + (1_000 + 7 * i) + " took " + (2 + i % 50) + " ms");
        every(lines, 3, 100, 0, 3600, i -> "WARN  Cache - Cache miss for key " + Integer.toHexString(i * 7919));
        for (int i = 0; i < 60; i++) {
            lines.add(new Line(60.0 * i + 5, "INFO  Job - Backup of volume " + i % 4 + " done"));
        }
        return lines;
    }

    private interface Message {
        String of(int i);
    }

    private static void every(List<Line> lines, long seed, int count, double from, double to, Message message) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            lines.add(new Line(from + random.nextDouble() * (to - from), message.of(i)));
        }
    }

    private static String text(List<Line> lines) {
        lines.sort((a, b) -> Double.compare(a.second, b.second));
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            String time = START.plusMillis((long) (1_000 * line.second)).toString();
            String stamp = time.length() == 20 ? time.replace("Z", ".000") : time.replace("Z", "");
            text.append(stamp.replace('T', ' ').replace('.', ','))
                    .append(' ')
                    .append(line.text)
                    .append('\n');
        }
        return text.toString();
    }
}
