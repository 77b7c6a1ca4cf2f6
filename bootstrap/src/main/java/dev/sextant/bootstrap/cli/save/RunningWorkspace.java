package dev.sextant.bootstrap.cli.save;

import dev.sextant.bootstrap.cli.CommandFailed;
import dev.sextant.investigation.domain.logs.LogSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A workspace behind a running server: the case is opened through the interface that every client uses. */
final class RunningWorkspace implements Workspace {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final URI url;
    private final String token;

    RunningWorkspace(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    @Override
    public String save(String title, String description, List<LogSource> files) throws IOException {
        try (var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build()) {
            String body = JSON.writeValueAsString(
                    JSON.createObjectNode().put("title", title).put("description", description));
            JsonNode opened = send(http, "/api/v1/cases", "application/json", BodyPublishers.ofString(body), CREATED);
            String id = opened.path("id").asString();
            for (LogSource file : files) {
                upload(http, id, file);
            }
            return "Saved as " + id + ": " + url.resolve("/api/v1/cases/" + id);
        }
    }

    private void upload(HttpClient http, String id, LogSource file) throws IOException {
        String boundary = "sextant-" + UUID.randomUUID();
        String name = file.name().replaceAll("[\\r\\n\"\\\\]", "_");
        var head = bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        var tail = bytes("\r\n--" + boundary + "--\r\n");
        try (InputStream content = file.content().open()) {
            var form = new SequenceInputStream(Collections.enumeration(List.of(head, content, tail)));
            send(
                    http,
                    "/api/v1/cases/" + id + "/files",
                    "multipart/form-data; boundary=" + boundary,
                    BodyPublishers.ofInputStream(() -> form),
                    ACCEPTED);
        } catch (UncheckedIOException broken) {
            throw new IOException(broken.getMessage(), broken);
        }
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode send(HttpClient http, String path, String type, BodyPublisher body, int wanted)
            throws IOException {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(body)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != wanted) {
                throw new CommandFailed("The server at " + url + " does not take it (" + answer.statusCode() + "): "
                        + JSON.readTree(answer.body()).path("detail").asString(""));
            }
            return JSON.readTree(answer.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailed("Interrupted while the case was being saved.", interrupted);
        }
    }
}
