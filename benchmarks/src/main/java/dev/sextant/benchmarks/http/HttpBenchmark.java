package dev.sextant.benchmarks.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Measures the full stack's {@code GET} of a case, {@code POST} of a case and list page beside {@link BareServer} on the same database, in one run of one process: throughput, p50 and p99
 * at 1, 32 and 128 connections, and the ratio of the throughputs.
 *
 * <p>The two are measured in turn, several short rounds each, and the median round counts, so that a machine whose speed drifts treats both alike.
 */
public final class HttpBenchmark {

    private static final List<Integer> CONNECTIONS = List.of(1, 32, 128);
    private static final int ROUNDS = 5;

    private record Subject(int port, IntFunction<byte[]> request) {}

    private record Work(String name, int expected, Subject full, Subject bare) {}

    private HttpBenchmark() {}

    /**
     * Runs the measurement and prints a table.
     *
     * @param arguments the seconds of a round, 3 when absent
     */
    public static void main(String[] arguments) throws IOException {
        Duration round = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 3);
        Path data = Files.createTempDirectory("sextant-http-benchmark");
        try (var full = FullStack.start(data);
                var bare = new BareServer(full.pool(), full.tenant())) {
            full.fill(200);
            List<Work> works = works(full, bare);
            works.forEach(work -> {
                measure(work.full(), 32, round.multipliedBy(3), work.expected());
                measure(work.bare(), 32, round.multipliedBy(3), work.expected());
            });
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %5s | %10s %8s %8s | %10s %8s %8s | %6s%n",
                    "work",
                    "conns",
                    "full req/s",
                    "p50 ms",
                    "p99 ms",
                    "bare req/s",
                    "p50 ms",
                    "p99 ms",
                    "ratio");
            for (Work work : works) {
                for (int connections : CONNECTIONS) {
                    compare(work, connections, round);
                }
            }
        } finally {
            delete(data);
        }
    }

    private static List<Work> works(FullStack full, BareServer bare) {
        String id = full.someCase();
        String body =
                "{\"title\":\"Checkout answers slowly\",\"description\":\"Since noon half of the orders take ten seconds.\",\"severity\":\"high\"}";
        return List.of(
                new Work(
                        "GET /cases/{id}",
                        200,
                        new Subject(full.port(), n -> full.get("/api/v1/cases/" + id)),
                        new Subject(bare.port(), n -> get("/cases/" + full.uuidOf(id)))),
                new Work(
                        "GET /cases (page)",
                        200,
                        new Subject(full.port(), n -> full.get("/api/v1/cases")),
                        new Subject(bare.port(), n -> get("/cases"))),
                new Work(
                        "POST /cases",
                        201,
                        new Subject(full.port(), n -> full.post("/api/v1/cases", body)),
                        new Subject(bare.port(), n -> request("POST", "/cases", Map.of(), Optional.of(body)))));
    }

    private static void compare(Work work, int connections, Duration round) {
        var full = new Load.Result[ROUNDS];
        var bare = new Load.Result[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            full[i] = measure(work.full(), connections, round, work.expected());
            bare[i] = measure(work.bare(), connections, round, work.expected());
        }
        Load.Result ours = median(full);
        Load.Result theirs = median(bare);
        System.out.printf(
                Locale.ROOT,
                "%-22s %5d | %10.0f %8.2f %8.2f | %10.0f %8.2f %8.2f | %6.2f%n",
                work.name(),
                connections,
                ours.perSecond(),
                ours.p50(),
                ours.p99(),
                theirs.perSecond(),
                theirs.p50(),
                theirs.p99(),
                ours.perSecond() / theirs.perSecond());
    }

    private static Load.Result measure(Subject subject, int connections, Duration time, int expected) {
        Load.Result result = Load.run(subject.port(), connections, time, expected, subject.request());
        if (result.unexpected() > 0) {
            throw new IllegalStateException(result.unexpected() + " answers were not " + expected);
        }
        return result;
    }

    private static Load.Result median(Load.Result[] results) {
        var sorted = results.clone();
        Arrays.sort(sorted, Comparator.comparingDouble(Load.Result::perSecond));
        return sorted[sorted.length / 2];
    }

    private static byte[] get(String path) {
        return request("GET", path, Map.of(), Optional.empty());
    }

    /** A whole request as bytes. */
    static byte[] request(String method, String path, Map<String, String> headers, Optional<String> body) {
        var text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        byte[] content = body.orElse("").getBytes(StandardCharsets.UTF_8);
        if (body.isPresent()) {
            text.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(content.length)
                    .append("\r\n");
        }
        byte[] head = text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] whole = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, whole, head.length, content.length);
        return whole;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
