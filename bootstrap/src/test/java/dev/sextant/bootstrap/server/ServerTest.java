package dev.sextant.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.bootstrap.Eventually;
import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.database.LocalDatabase;
import dev.sextant.bootstrap.database.Programs;
import dev.sextant.bootstrap.workspace.Endpoint;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {

    @TempDir
    private Path directory;

    @Test
    void a_first_start_gives_a_workspace_and_a_restart_keeps_its_cases_and_its_token() throws Exception {
        String token;
        String id;
        try (var server = start()) {
            token = server.token();
            var client = client(server);
            assertThat(client.get("/ready").statusCode()).isEqualTo(200);
            assertThat(client.getWithoutToken("/docs").statusCode()).isEqualTo(200);
            assertThat(client.getWithoutToken("/asyncapi.json").body()).contains("\"dev.sextant.case.opened.v1\"");
            assertThat(client.getWithoutToken("/api/v1/cases").statusCode()).isEqualTo(401);
            assertThat(Endpoint.in(directory).running().get().url()).isEqualTo(server.url());
            var opened = client.openCase("Checkout is slow");
            assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
            id = Client.idIn(opened);
        }
        assertThat(Endpoint.in(directory).running()).isEmpty();

        try (var server = start()) {
            assertThat(server.token()).isEqualTo(token).matches("sxt_[0-9A-Za-z]{40}");
            assertThat(client(server).get("/api/v1/cases/" + id).body()).contains("Checkout is slow");
            assertThat(client(server).get("/metrics").body())
                    .contains("sextant_handling_seconds_count")
                    .contains("sextant_pool_size{pool=\"app\"}");
        }
    }

    @Test
    void a_second_server_on_the_folder_and_a_taken_port_are_refused_and_leave_nothing_behind() throws IOException {
        try (var server = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("in use by process")
                    .hasMessageContaining(server.data().toString());
        }
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var configuration = configuration(Map.of(Key.PORT, Integer.toString(taken.getLocalPort())));
            assertThatThrownBy(() -> Server.start(configuration))
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("cannot listen on port " + taken.getLocalPort())
                    .hasMessageContaining("--port 0");
        }
        start().close();
    }

    @Test
    void a_schema_of_a_newer_program_is_refused() throws SQLException {
        try (var server = start();
                var connection = ((LocalDatabase) server.database()).embedded().superuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO shared.flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                            + " VALUES (9999, '9999', 'from the future', 'SQL', 'V9999__future.sql', 'test', 1, true)");
        }

        assertThatThrownBy(this::start)
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("9999")
                .hasMessageContaining("newer program");
    }

    @Test
    void a_killed_database_gives_503_with_retry_after_until_it_is_back_and_no_acknowledged_case_is_lost()
            throws Exception {
        try (var server = start()) {
            var client = client(server);
            var embedded = ((LocalDatabase) server.database()).embedded();
            var acknowledged = ConcurrentHashMap.<String>newKeySet();
            var refused = ConcurrentHashMap.<Integer>newKeySet();
            var stop = new AtomicBoolean();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var writers = new ArrayList<Future<?>>();
                for (int i = 0; i < 8; i++) {
                    writers.add(threads.submit(() -> {
                        while (!stop.get()) {
                            write(client, acknowledged, refused);
                        }
                        return null;
                    }));
                }
                Eventually.is(Duration.ofSeconds(30), () -> acknowledged.size() > 20);
                long killed = embedded.pid();
                assertThat(ProcessHandle.of(killed).orElseThrow().destroyForcibly())
                        .isTrue();
                Eventually.is(Duration.ofSeconds(30), () -> refused.contains(503));
                int before = acknowledged.size();
                Eventually.is(Duration.ofSeconds(60), () -> acknowledged.size() > before + 20);
                stop.set(true);
                for (Future<?> writer : writers) {
                    writer.get();
                }
            }

            assertThat(refused).containsExactly(503);
            Eventually.is(Duration.ofSeconds(10), () -> client.get("/ready").statusCode() == 200);
            assertThat(client.caseIds()).doesNotHaveDuplicates().containsAll(acknowledged);
        }
    }

    private static void write(Client client, java.util.Set<String> acknowledged, java.util.Set<Integer> refused)
            throws Exception {
        HttpResponse<String> answer = client.openCase("Under load");
        if (answer.statusCode() == 201) {
            acknowledged.add(Client.idIn(answer));
            return;
        }
        refused.add(answer.statusCode());
        assertThat(answer.headers().firstValue("Retry-After")).as(answer.body()).isPresent();
        assertThat(answer.body()).contains("\"status\":" + answer.statusCode());
    }

    private Server start() {
        return Server.start(configuration(Map.of()));
    }

    private static Client client(Server server) {
        return new Client(server.url(), server.token());
    }

    private Configuration configuration(Map<Key, String> more) {
        var values = new java.util.EnumMap<Key, String>(Map.of(
                Key.DATA, directory.toString(),
                Key.PORT, "0",
                Key.DATABASE_PROGRAMS, Programs.SHARED.toString()));
        values.putAll(more);
        return Configuration.read(new Flags(Option.none(), values), Map.of(), directory)
                .getOrElseThrow(errors -> new AssertionError(List.copyOf(errors).toString()));
    }
}
