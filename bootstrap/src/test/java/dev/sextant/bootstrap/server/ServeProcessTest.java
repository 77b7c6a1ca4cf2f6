package dev.sextant.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.Eventually;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.database.LocalDatabase;
import dev.sextant.bootstrap.database.PostgresElsewhere;
import dev.sextant.bootstrap.database.Programs;
import dev.sextant.bootstrap.workspace.Endpoint;
import dev.sextant.bootstrap.workspace.LiveProcess;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process of its own, stopped gently and killed. */
class ServeProcessTest {

    private static final Duration START = Duration.ofSeconds(90);
    private static final int CREATIONS = 1_000;

    @TempDir
    private Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leave_no_process_behind() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void sigterm_under_load_ends_it_with_0_within_ten_seconds_and_every_accepted_request_is_answered()
            throws Exception {
        var process = serve();
        var client = client(process);
        var acknowledged = ConcurrentHashMap.<String>newKeySet();
        var odd = ConcurrentHashMap.<Integer>newKeySet();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 16; i++) {
                var unused = threads.submit(() -> createUntilRefused(client, acknowledged, odd));
            }
            Eventually.is(START, () -> acknowledged.size() > 50);

            process.destroy();

            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).isZero();
        assertThat(odd).as("statuses other than 201 and 503").isEmpty();
        assertThat(directory.resolve("data/database/data/postmaster.pid")).doesNotExist();
        assertThat(Endpoint.in(directory.resolve("data")).running()).isEmpty();
        assertKept(acknowledged);
    }

    @Test
    void kill_9_during_a_thousand_creations_loses_no_acknowledged_case_and_each_has_its_event() throws Exception {
        var process = serve();
        var client = client(process);
        var acknowledged = ConcurrentHashMap.<String>newKeySet();
        var sent = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CREATIONS; i++) {
                var unused = threads.submit(() -> {
                    sent.incrementAndGet();
                    createOne(client, acknowledged);
                    return null;
                });
            }
            Eventually.is(START, () -> sent.get() == CREATIONS && acknowledged.size() > CREATIONS / 10);

            process.destroyForcibly();
        }

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged.size()).isBetween(CREATIONS / 10, CREATIONS - 1);
        assertKept(acknowledged);
    }

    @Test
    void a_killed_server_takes_its_database_along_and_leaves_no_process_behind() throws Exception {
        var process = serve();
        Path pidFile = directory.resolve("data/database/data/postmaster.pid");
        long database = Long.parseLong(Files.readAllLines(pidFile).getFirst());
        var watches = process.descendants().map(ProcessHandle::pid).toList();
        assertThat(watches).isNotEmpty();
        assertThat(LiveProcess.is(database)).isTrue();

        process.destroyForcibly();

        Eventually.is(START, () -> !LiveProcess.is(database) && watches.stream().noneMatch(LiveProcess::is));
        assertThat(pidFile).doesNotExist();
        assertThat(Files.readString(directory.resolve("data/database/postgresql.log")))
                .contains("received fast shutdown request")
                .endsWith("database system is shut down\n");
    }

    @Test
    void what_keeps_it_from_starting_is_told_in_words_with_exit_code_1_and_wrong_usage_with_2() throws Exception {
        var unusable = run("serve", "--port", "0", "--data", "/proc/sextant");
        assertThat(unusable.exitValue()).isEqualTo(1);
        assertThat(errorsOf(unusable)).contains("/proc/sextant cannot be used").doesNotContain("\tat ");

        var wrong = run("serve", "--port", "many", "--log-level", "loud");
        assertThat(wrong.exitValue()).isEqualTo(2);
        assertThat(errorsOf(wrong)).contains("port (flag)").contains("log.level (flag)");
    }

    @Test
    void a_database_that_comes_late_and_must_not_be_served_from_ends_it_with_1_and_the_reason() throws Exception {
        try (var elsewhere = new PostgresElsewhere(directory.resolve("elsewhere")).withFreshDatabase()) {
            var environment = new HashMap<>(elsewhere.environment());
            environment.put("SEXTANT_DATABASE_WORKER_USER", "postgres");
            var process = serve(environment);
            assertThat(client(process).get("/health").statusCode()).isEqualTo(200);

            elsewhere.start();

            assertThat(process.waitFor(START.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(errorsOf(process))
                    .contains("the database is away")
                    .contains("The database login postgres is a superuser")
                    .doesNotContain("\tat ");
            assertThat(Files.readString(directory.resolve("out"))).isEmpty();
        }
    }

    /** Opens one case; while the server is busy it says so, and is asked again. */
    private static void createOne(Client client, Set<String> acknowledged) throws IOException, InterruptedException {
        var answer = client.openCase("Case");
        while (answer.statusCode() == 503) {
            answer = client.openCase("Case");
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        acknowledged.add(Client.idIn(answer));
    }

    private static void createUntilRefused(Client client, Set<String> acknowledged, Set<Integer> odd) {
        try {
            while (true) {
                var answer = client.openCase("Under load");
                if (answer.statusCode() == 201) {
                    acknowledged.add(Client.idIn(answer));
                } else {
                    if (answer.statusCode() != 503) {
                        odd.add(answer.statusCode());
                    }
                    return;
                }
            }
        } catch (IOException stopped) {
            // The server takes no new connection any more.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every acknowledged case is there, once, and so is the event of its opening. */
    private void assertKept(Set<String> acknowledged) throws IOException, InterruptedException, SQLException {
        try (var server = Server.start(configuration())) {
            var ids = new Client(server.url(), server.token()).caseIds();
            assertThat(ids).doesNotHaveDuplicates().containsAll(acknowledged);
            try (var connection = ((LocalDatabase) server.database()).embedded().superuser();
                    var statement = connection.createStatement();
                    var counts = statement.executeQuery(
                            "SELECT (SELECT count(*) FROM cases.case_record), count(*), count(DISTINCT aggregate_id)"
                                    + " FROM shared.outbox WHERE type = 'case.opened'")) {
                assertThat(counts.next()).isTrue();
                assertThat(counts.getInt(1)).isEqualTo(ids.size());
                assertThat(counts.getInt(2)).isEqualTo(ids.size());
                assertThat(counts.getInt(3)).isEqualTo(ids.size());
            }
        }
    }

    private Process serve() throws IOException {
        return serve(Map.of());
    }

    private Process serve(Map<String, String> environment) throws IOException {
        var process = process(
                environment,
                "serve",
                "--port",
                "0",
                "--data",
                directory.resolve("data").toString());
        Eventually.is(
                START,
                () -> !process.isAlive()
                        || Endpoint.in(directory.resolve("data")).running().isDefined());
        assertThat(process.isAlive())
                .as(Files.readString(directory.resolve("err")))
                .isTrue();
        return process;
    }

    private Client client(Process process) throws IOException {
        var endpoint = Endpoint.in(directory.resolve("data")).running().get();
        assertThat(endpoint.pid()).isEqualTo(process.pid());
        return new Client(
                endpoint.url(),
                Files.readString(directory.resolve("data/secrets/local-token")).strip());
    }

    private Process run(String... arguments) throws IOException, InterruptedException {
        var process = process(Map.of(), arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process;
    }

    private Process process(Map<String, String> environment, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.sextant.bootstrap.Main"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SEXTANT_"));
        builder.environment().put("SEXTANT_DATABASE_PROGRAMS", Programs.SHARED.toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        started.add(process);
        return process;
    }

    private String errorsOf(Process process) throws IOException {
        assertThat(process.isAlive()).isFalse();
        return Files.readString(directory.resolve("err"));
    }

    private Configuration configuration() {
        var values = Map.of(
                Key.DATA, directory.resolve("data").toString(),
                Key.PORT, "0",
                Key.DATABASE_PROGRAMS, Programs.SHARED.toString());
        return Configuration.read(new Flags(Option.none(), values), Map.of(), directory)
                .getOrElseThrow(errors -> new AssertionError(errors.toString()));
    }
}
