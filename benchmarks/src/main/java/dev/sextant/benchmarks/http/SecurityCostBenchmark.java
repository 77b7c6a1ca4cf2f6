package dev.sextant.benchmarks.http;

import dev.sextant.shared.domain.TypeId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What it costs to know who asks and what they may see: processor time of server and database for a {@code GET} of a case with access token, row-level security, permissions and sharing, beside the same without them.
 *
 * <p>The servers are in a process of their own, {@link SecuredAndBare}; the load comes from this one and is not counted. There are three callers: a member with whom the case is shared through a team, the owner, who may see all
 * cases, and somebody whom nobody looks at. They take turns in short rounds, whose order changes; a ratio is that of two rounds beside each other. Printed are medians and 95 % intervals, found by drawing the rounds again and again.
 */
public final class SecurityCostBenchmark {

    private static final int CONNECTIONS = 8;
    private static final int DRAWN = 10_000;
    private static final int WARM_UP_ROUNDS = 10;
    /** Access tokens live for 15 minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(13);

    /** Somebody who asks. */
    private record Caller(String name, int port, IntFunction<byte[]> request) {}

    /** Milliseconds of processor time of a request in a round. */
    private record Round(double server, double database) {
        double sum() {
            return server + database;
        }
    }

    private SecurityCostBenchmark() {}

    /**
     * Runs the measurement and prints a line for each caller.
     *
     * @param arguments the seconds of a round, 3 when absent; how many rounds of each, 25 when absent
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Duration time = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 3);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 25;
        if (time.multipliedBy(3L * (rounds + WARM_UP_ROUNDS)).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "all rounds together must end before the tokens do: fewer or shorter ones");
        }
        Path data = Files.createTempDirectory("sextant-security-benchmark");
        Process servers = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecuredAndBare.class.getName(),
                        data.toString(),
                        data.resolve("programs").toString())
                .redirectError(Redirect.INHERIT)
                .start();
        try (var told = new BufferedReader(new InputStreamReader(servers.getInputStream(), StandardCharsets.UTF_8));
                var orders = new PrintStream(servers.getOutputStream(), true, StandardCharsets.UTF_8)) {
            String[] first = line(told).split(" ", 2);
            int secured = Integer.parseInt(first[0]);
            var organization = SharedCase.furnish(secured);
            orders.println(uuid("org", organization.organization()) + " " + uuid("user", organization.member()));
            int bare = Integer.parseInt(line(told));
            var callers = List.of(
                    new Caller("member, by a team", secured, get(organization, organization.membersToken())),
                    new Caller("owner", secured, get(organization, organization.ownersToken())),
                    new Caller("without security", bare, get(organization, organization.membersToken())));
            measure(callers, new CpuSeconds(servers.pid(), Long.parseLong(first[1])), time, rounds);
        } finally {
            // The end of the orders has it stop its database.
            servers.waitFor();
            delete(data);
        }
    }

    private static String line(BufferedReader told) throws IOException {
        String line = told.readLine();
        if (line == null) {
            throw new IllegalStateException("the servers did not start");
        }
        return line;
    }

    private static String uuid(String kind, String id) {
        return TypeId.parse(kind, id)
                .getOrElseThrow(() -> new IllegalStateException(id))
                .toString();
    }

    private static IntFunction<byte[]> get(SharedCase shared, String token) {
        byte[] request = HttpBenchmark.request(
                "GET",
                "/api/v1/cases/" + shared.caseId(),
                Map.of("Authorization", "Bearer " + token),
                Optional.empty());
        return n -> request;
    }

    private static void measure(List<Caller> callers, CpuSeconds cpu, Duration time, int rounds) {
        List<List<Round>> measured =
                callers.stream().<List<Round>>map(caller -> new ArrayList<>()).toList();
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2));
            Collections.rotate(order, round);
            for (int which : order) {
                Round result = round(callers.get(which), cpu, time);
                if (round >= 0) {
                    measured.get(which).add(result);
                }
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%d rounds of %d s each, %d connections; milliseconds of processor time of a request%n%-20s %8s %8s %8s  %s%n",
                rounds,
                time.toSeconds(),
                CONNECTIONS,
                "caller",
                "server",
                "database",
                "both",
                "times that without security (95 %)");
        for (int which = 0; which < callers.size(); which++) {
            print(callers.get(which).name(), measured.get(which), measured.getLast());
        }
    }

    private static Round round(Caller caller, CpuSeconds cpu, Duration time) {
        var before = cpu.now();
        var load = Load.run(caller.port(), CONNECTIONS, time, 200, caller.request());
        var used = cpu.now().since(before);
        if (load.unexpected() > 0) {
            throw new IllegalStateException(load.unexpected() + " answers to " + caller.name() + " were not 200");
        }
        double requests = load.answers() / 1e3;
        return new Round(used.server() / requests, used.database() / requests);
    }

    private static void print(String name, List<Round> rounds, List<Round> reference) {
        double[] ratios = IntStream.range(0, rounds.size())
                .mapToDouble(i -> rounds.get(i).sum() / reference.get(i).sum())
                .toArray();
        double[] interval = interval(ratios);
        System.out.printf(
                Locale.ROOT,
                "%-20s %8.3f %8.3f %8.3f  %.3f (%.3f to %.3f)%n",
                name,
                median(rounds.stream().mapToDouble(Round::server).toArray()),
                median(rounds.stream().mapToDouble(Round::database).toArray()),
                median(rounds.stream().mapToDouble(Round::sum).toArray()),
                median(ratios),
                interval[0],
                interval[1]);
    }

    /** Between which values the median of 95 % of all drawings lies. */
    private static double[] interval(double[] values) {
        var random = new Random(1);
        double[] medians = IntStream.range(0, DRAWN)
                .mapToDouble(drawing -> median(random.ints(values.length, 0, values.length)
                        .mapToDouble(i -> values[i])
                        .toArray()))
                .sorted()
                .toArray();
        return new double[] {medians[DRAWN / 40], medians[DRAWN - 1 - DRAWN / 40]};
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
