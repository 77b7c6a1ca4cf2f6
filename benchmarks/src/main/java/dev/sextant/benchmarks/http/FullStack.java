package dev.sextant.benchmarks.http;

import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.logging.ProgramLog;
import dev.sextant.bootstrap.server.Server;
import dev.sextant.bootstrap.workspace.LocalWorkspace;
import dev.sextant.cases.domain.CaseId;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The whole server on its embedded, durable PostgreSQL, as {@code ./sextant serve} starts it, with its log of every request, which is written as JSON and thrown away. */
final class FullStack implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"id\":\"(case_[0-9a-z]{26})\"");

    private final Server server;

    private FullStack(Server server) {
        this.server = server;
    }

    static FullStack start(Path data) {
        var flags = new Flags(Option.none(), Map.of(Key.DATA, data.toString(), Key.PORT, "0", Key.LOG_LEVEL, "warn"));
        Configuration configuration = Configuration.read(flags, Map.of(), data)
                .getOrElseThrow(problems -> new IllegalStateException(String.join("\n", problems)));
        ProgramLog.to(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), "info", true);
        return new FullStack(Server.start(configuration));
    }

    int port() {
        return server.url().getPort();
    }

    DataSource pool() {
        return server.database().app();
    }

    UUID tenant() {
        return LocalWorkspace.TENANT.value();
    }

    byte[] get(String path) {
        return HttpBenchmark.request("GET", path, authorized(), Optional.empty());
    }

    byte[] post(String path, String body) {
        return HttpBenchmark.request("POST", path, authorized(), Optional.of(body));
    }

    private Map<String, String> authorized() {
        return Map.of("Authorization", "Bearer " + server.token());
    }

    /** Opens so many cases. */
    void fill(int cases) {
        for (int i = 0; i < cases; i++) {
            create("{\"title\":\"Case " + i + "\",\"description\":\"For the list page.\",\"severity\":\"low\"}");
        }
    }

    /** Opens one more case and returns its id. */
    String someCase() {
        String answer = create(
                "{\"title\":\"The one that is read\",\"description\":\"Read again and again.\",\"severity\":\"medium\"}");
        var id = ID.matcher(answer);
        if (!id.find()) {
            throw new IllegalStateException("no id in " + answer);
        }
        return id.group(1);
    }

    UUID uuidOf(String caseId) {
        return CaseId.parse(caseId)
                .getOrElseThrow(refusal -> new IllegalStateException(refusal.message()))
                .value();
    }

    private String create(String body) {
        var request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/cases"))
                .header("Authorization", "Bearer " + server.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 201) {
                throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException broken) {
            throw new IllegalStateException("no answer", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
