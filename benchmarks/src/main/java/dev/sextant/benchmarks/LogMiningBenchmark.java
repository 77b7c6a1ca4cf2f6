package dev.sextant.benchmarks;

import dev.sextant.investigation.domain.logs.LogLine;
import dev.sextant.investigation.domain.logs.format.LogFormat;
import dev.sextant.investigation.domain.logs.format.RecordAssembler;
import dev.sextant.investigation.domain.logs.mining.TemplateMiner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Measures template mining on logs with a known truth: a folder with {@code X/X_2k.log} and
 * {@code X/X_2k.log_structured.csv}. For each log it prints the grouping accuracy, and how many lines per second one
 * thread takes from raw line to template when the log is repeated with other numbers, and what
 * the miner holds at the end. Format and templates are found
 * without configuration.
 */
public final class LogMiningBenchmark {

    private static final int SAMPLE = 500;
    private static final int STREAM = 2_000_000;
    private static final int VARIANTS = 100_000;

    private LogMiningBenchmark() {}

    /**
     * Runs the measurement.
     *
     * @param arguments the folder; optionally the number of lines of each stream
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println("usage: LogMiningBenchmark FOLDER [LINES]");
            System.exit(2);
        }
        int lines = arguments.length == 2 ? Integer.parseInt(arguments[1]) : STREAM;
        System.out.printf(
                "%-14s %7s %6s %6s %8s %12s %8s%n", "log", "lines", "true", "found", "GA", "lines/s", "kept KiB");
        double sum = 0;
        int count = 0;
        for (Path log : logs(Path.of(arguments[0]))) {
            List<String> text = Files.readAllLines(log, StandardCharsets.UTF_8);
            GroupingAccuracy accuracy = GroupingAccuracy.of(
                    GroundTruth.eventIds(log.resolveSibling(log.getFileName() + "_structured.csv")), templates(text));
            Stretch stream = stream(text, lines);
            System.out.printf(
                    "%-14s %7d %6d %6d %8.4f %,12.0f %8d%n",
                    log.getFileName().toString().replace("_2k.log", ""),
                    text.size(),
                    accuracy.trueGroups(),
                    accuracy.foundGroups(),
                    accuracy.value(),
                    stream.linesPerSecond(),
                    stream.keptBytes() >> 10);
            sum += accuracy.value();
            count++;
        }
        System.out.printf("mean grouping accuracy of %d logs: %.4f%n", count, sum / count);
        System.out.printf(
                "heap limit of this run: %d MiB%n", Runtime.getRuntime().maxMemory() >> 20);
    }

    private static List<Path> logs(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(f -> f.getFileName().toString().endsWith("_2k.log"))
                    .sorted()
                    .toList();
        }
    }

    /** The template id of each line. */
    private static List<Integer> templates(List<String> text) {
        TemplateMiner miner = new TemplateMiner();
        List<Integer> ids = new ArrayList<>();
        RecordAssembler assembler = new RecordAssembler(0, detect(text), System.currentTimeMillis(), entry -> {
            int id = miner.add(entry.message());
            for (long line = entry.firstLine(); line <= entry.lastLine(); line++) {
                ids.add(id);
            }
        });
        push(text, text.size(), assembler);
        miner.finish();
        return ids.stream().map(miner::canonical).toList();
    }

    private static LogFormat detect(List<String> text) {
        return LogFormat.detect(text.subList(0, Math.min(SAMPLE, text.size())));
    }

    /** What a long stream took: lines per second, and the bytes that the miner holds at its end. */
    private record Stretch(double linesPerSecond, long keptBytes) {}

    private static Stretch stream(List<String> text, int lines) {
        List<String> variants = variants(text);
        LogFormat format = detect(text);
        mine(variants, lines / 4, format);
        long before = usedHeap();
        long start = System.nanoTime();
        TemplateMiner miner = mine(variants, lines, format);
        double seconds = (System.nanoTime() - start) / 1e9;
        long kept = usedHeap() - before;
        if (miner.ids() == 0) {
            throw new IllegalStateException("no template was found");
        }
        return new Stretch(lines / seconds, kept);
    }

    private static TemplateMiner mine(List<String> variants, int lines, LogFormat format) {
        TemplateMiner miner = new TemplateMiner();
        push(
                variants,
                lines,
                new RecordAssembler(0, format, System.currentTimeMillis(), entry -> miner.add(entry.message())));
        miner.finish();
        return miner;
    }

    private static void push(List<String> text, int lines, RecordAssembler assembler) {
        for (int i = 0; i < lines; i++) {
            assembler.accept(new LogLine(i + 1L, text.get(i % text.size()), false));
        }
        assembler.finish();
    }

    /** The lines again and again, with a third of the digits in their second half replaced by others. */
    private static List<String> variants(List<String> text) {
        Random random = new Random(1);
        List<String> variants = new ArrayList<>(VARIANTS);
        for (int i = 0; i < VARIANTS; i++) {
            StringBuilder line = new StringBuilder(text.get(i % text.size()));
            for (int p = line.length() / 2; p < line.length(); p++) {
                if (Character.isDigit(line.charAt(p)) && random.nextInt(3) == 0) {
                    line.setCharAt(p, (char) ('1' + random.nextInt(9)));
                }
            }
            variants.add(line.toString());
        }
        return variants;
    }

    /** Bytes in use after a collection. */
    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
