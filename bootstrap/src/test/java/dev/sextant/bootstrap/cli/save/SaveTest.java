package dev.sextant.bootstrap.cli.save;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.cli.CommandLineRun;
import dev.sextant.bootstrap.cli.ExitCode;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.database.Programs;
import dev.sextant.bootstrap.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveTest {

    private static final Pattern CASE = Pattern.compile("case_[0-9a-z]{26}");

    @TempDir
    private Path directory;

    private Map<String, String> environment = Map.of();

    @BeforeEach
    void a_log_and_a_workspace() throws IOException {
        Files.write(
                directory.resolve("app.log"),
                IntStream.range(0, 600)
                        .mapToObj(i -> "2026-11-21T10:%02d:%02dZ INFO order %d took %d ms"
                                .formatted(i / 60, i % 60, i, i % 40))
                        .toList());
        environment = Map.of(
                "SEXTANT_DATA", directory.resolve("data").toString(),
                "SEXTANT_PORT", "0",
                "SEXTANT_DATABASE_PROGRAMS", Programs.SHARED.toString());
    }

    @Test
    void a_case_with_the_file_is_saved_without_a_server_and_through_one_that_runs() throws Exception {
        String resting = saved();

        try (var server = Server.start(
                Configuration.read(Flags.none(), environment, directory).get())) {
            assertThat(files(server, resting)).contains("\"name\":\"app.log\"");
            String running = saved();
            assertThat(running).isNotEqualTo(resting);
            assertThat(files(server, running)).contains("\"name\":\"app.log\"");
        }
    }

    @Test
    void a_database_that_is_away_is_told_at_once() throws IOException {
        int port = portThatRefuses();
        var away = new HashMap<>(environment);
        away.put("SEXTANT_DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + port + "/sextant");

        var run = CommandLineRun.in(directory, away, "investigate", "app.log", "--save");

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err())
                .contains("The database is away: Connection to 127.0.0.1:" + port + " refused.")
                .doesNotContain("\tat ");
    }

    private static int portThatRefuses() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String saved() {
        var run = CommandLineRun.in(directory, environment, "investigate", "app.log", "--save");
        assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.OK);
        var id = CASE.matcher(run.err());
        assertThat(id.find()).as(run.err()).isTrue();
        return id.group();
    }

    private static String files(Server server, String id) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            URI path = server.url().resolve("/api/v1/cases/" + id + "/files");
            var request = HttpRequest.newBuilder(path)
                    .header("Authorization", "Bearer " + server.token())
                    .build();
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }
}
