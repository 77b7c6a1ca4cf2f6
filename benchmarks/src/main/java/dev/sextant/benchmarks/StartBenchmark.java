package dev.sextant.benchmarks;

import dev.sextant.bootstrap.workspace.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Measures how long {@code ./sextant serve} takes from the start of the process until {@code /ready} answers 200, on a fresh data folder and then warm on the same one, and the resident
 * memory of the Java process and of PostgreSQL's processes then. Linux only: memory is read from {@code /proc}.
 */
public final class StartBenchmark {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private record Start(double seconds, long javaKib, long postgresKib) {}

    private StartBenchmark() {}

    /**
     * Runs the measurement and prints a line for each start.
     *
     * @param arguments the launcher, such as {@code ./sextant}; then how many warm starts, 5 when absent
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String launcher = arguments[0];
        int warm = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
        Path data = Files.createTempDirectory("sextant-start-benchmark");
        try {
            print("first start, with initdb", start(launcher, data));
            List<Start> starts = new ArrayList<>();
            for (int i = 0; i < warm; i++) {
                Start each = start(launcher, data);
                print("warm start " + (i + 1), each);
                starts.add(each);
            }
            starts.sort(Comparator.comparingDouble(Start::seconds));
            print("median warm start", starts.get(starts.size() / 2));
        } finally {
            delete(data);
        }
    }

    private static void print(String what, Start start) {
        System.out.printf(
                Locale.ROOT,
                "%-26s ready after %6.2f s, Java %4d MiB, PostgreSQL %4d MiB (proportional set size)%n",
                what,
                start.seconds(),
                start.javaKib() / 1024,
                start.postgresKib() / 1024);
    }

    private static Start start(String launcher, Path data) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process server = new ProcessBuilder(launcher, "serve", "--port", "0", "--data", data.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!ready(client, data)) {
                if (!server.isAlive() || System.nanoTime() - began > LONGEST.toNanos()) {
                    throw new IllegalStateException("the server did not get ready");
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            long java = memory(server.toHandle());
            long postgres = postmaster(data)
                    .map(root -> memory(root)
                            + root.descendants()
                                    .mapToLong(StartBenchmark::memory)
                                    .sum())
                    .orElse(0L);
            return new Start(seconds, java, postgres);
        } finally {
            server.destroy();
            server.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private static boolean ready(HttpClient client, Path data) throws InterruptedException {
        var endpoint = Endpoint.in(data).running();
        if (endpoint.isEmpty()) {
            return false;
        }
        var request = HttpRequest.newBuilder(URI.create(endpoint.get().url() + "/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        try (Stream<Path> files = Files.find(data, 4, (file, attributes) -> file.endsWith("postmaster.pid"))) {
            for (Path file : files.toList()) {
                return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst().strip()));
            }
            return Optional.empty();
        }
    }

    /** The proportional set size of a process in KiB: memory that several processes share, as PostgreSQL's do, is counted once in all. */
    private static long memory(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
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
