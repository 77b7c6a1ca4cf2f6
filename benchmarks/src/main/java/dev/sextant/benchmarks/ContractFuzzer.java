package dev.sextant.benchmarks;

import dev.sextant.benchmarks.fuzz.Fuzzing;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.logging.ProgramLog;
import dev.sextant.bootstrap.server.Server;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks for requests that the server of many organisations answers otherwise than its contract says: with a fault of its own, with a status that is not documented, with an error that is no problem document, too slowly or not at
 * all. Requests are made out of the contract that the server gives out: valid ones, ones at the borders, and hostile ones, by an owner, a member, a stranger and nobody, on things that are there, are somebody else's, or never were.
 */
public final class ContractFuzzer {

    private ContractFuzzer() {}

    /**
     * Runs the search, prints how often each status was answered and every finding with an example, and ends with 1 when there is one.
     *
     * @param arguments the seed, 1 when absent; how many requests for each operation, 50 when absent; a part of the name of the operations that are meant, all when absent
     */
    public static void main(String[] arguments) throws IOException {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
        int each = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        String only = arguments.length > 2 ? arguments[2] : "";
        Path data = Files.createTempDirectory("sextant-fuzzer");
        boolean isClean;
        try (var server = start(data)) {
            var fuzzing = new Fuzzing(server.url().getPort(), seed);
            try {
                fuzzing.run(each, only);
            } finally {
                isClean = fuzzing.report(System.out);
            }
        } finally {
            delete(data);
        }
        if (!isClean) {
            System.exit(1);
        }
    }

    /** Errors of the log are shown with their causes; letters, which go to the terminal, are not. */
    private static Server start(Path data) {
        PrintStream terminal = System.err;
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        var values = new HashMap<>(Map.of(
                Key.DATA, data.toString(),
                Key.PORT, "0",
                Key.MODE, "enterprise",
                Key.PLAN_FREE, "rate=unlimited",
                Key.RATE_STRANGERS, "unlimited",
                Key.TRUSTED_PROXIES, "127.0.0.1"));
        String programs = System.getProperty("sextant.programs", "");
        if (!programs.isEmpty()) {
            values.put(Key.DATABASE_PROGRAMS, programs);
        }
        Configuration configuration = Configuration.read(new Flags(Option.none(), values), Map.of(), data)
                .getOrElseThrow(problems -> new IllegalStateException(String.join("\n", problems)));
        ProgramLog.to(terminal, "error", false);
        try {
            return Server.start(configuration);
        } finally {
            System.setErr(terminal);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
