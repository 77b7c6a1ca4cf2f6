package dev.sextant.bootstrap.isolation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a server, which looks at everything in an answer. */
final class Web {

    /** What is of its own in each answer, even when two are the same. */
    private static final Set<String> OF_EACH = Set.of("date", "x-request-id", "traceparent", "content-length");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BOUNDARY = "sextant-isolation";
    private static final String FORM = "--" + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"app.log\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n2026-11-21 12:00:00 ERROR no answer %s\n\r\n--" + BOUNDARY
            + "--\r\n";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;

    Web(URI url) {
        this.url = url;
    }

    /**
     * An answer.
     *
     * @param headers all but those that differ between any two answers
     * @param nanos how long it took
     */
    record Answer(String asked, int status, Map<String, List<String>> headers, String body, long nanos) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String at(String pointer) {
            return json().at(pointer).asString();
        }

        /** This answer, when it has the status that is expected. */
        Answer with(int expected) {
            if (status != expected) {
                throw new AssertionError(
                        asked + " is answered with " + status + " instead of " + expected + ": " + body);
            }
            return this;
        }
    }

    static JsonNode parsed(String json) {
        return JSON.readTree(json);
    }

    /** Asks for a path; with the right version of whatever is there. */
    Answer send(String method, String path, String token, String json) {
        return send(method, path, token, json.isEmpty() ? "" : "application/json", BodyPublishers.ofString(json));
    }

    /** Uploads a file with a word in it. */
    Answer upload(String path, String token, String word) {
        return send(
                "POST",
                path,
                token,
                "multipart/form-data; boundary=" + BOUNDARY,
                BodyPublishers.ofString(FORM.formatted(word)));
    }

    private Answer send(String method, String path, String token, String type, BodyPublisher body) {
        var request = HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(60));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (!method.equals("GET")) {
            request.header("If-Match", "*");
        }
        request.method(method, type.isEmpty() ? BodyPublishers.noBody() : body);
        try {
            long start = System.nanoTime();
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            long took = System.nanoTime() - start;
            var headers = new TreeMap<>(answer.headers().map());
            headers.keySet().removeAll(OF_EACH);
            return new Answer(method + " " + path, answer.statusCode(), headers, answer.body(), took);
        } catch (IOException broken) {
            throw new AssertionError(method + " " + path + " is not answered", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
