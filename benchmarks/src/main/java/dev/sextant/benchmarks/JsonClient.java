package dev.sextant.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Furnishes a server through its interface. Whatever is refused ends the program. */
public final class JsonClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final AtomicInteger asked = new AtomicInteger();

    /** A client of the server on a port of this machine. */
    public JsonClient(int port) {
        this.url = "http://127.0.0.1:" + port;
    }

    /** Reads; the path is below {@code /api/v1}. */
    public JsonNode get(String path, String token) {
        return send("GET", "/api/v1" + path, token, BodyPublishers.noBody(), "");
    }

    /** Sends a document; without a token when that is empty. */
    public JsonNode post(String path, String token, String json) {
        return send("POST", "/api/v1" + path, token, BodyPublishers.ofString(json), "application/json");
    }

    /** Puts a document, whatever is there. */
    public JsonNode put(String path, String token, String json) {
        return send("PUT", "/api/v1" + path, token, BodyPublishers.ofString(json), "application/json");
    }

    /** Uploads a text as a file. */
    public JsonNode upload(String path, String token, String text) {
        String form = "--form\r\nContent-Disposition: form-data; name=\"file\"; filename=\"app.log\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n" + text + "\r\n--form--\r\n";
        return send(
                "POST", "/api/v1" + path, token, BodyPublishers.ofString(form), "multipart/form-data; boundary=form");
    }

    /** The contract that the server gives out. */
    public JsonNode contract() {
        return send("GET", "/openapi.json", "", BodyPublishers.noBody(), "");
    }

    private JsonNode send(String method, String path, String token, HttpRequest.BodyPublisher body, String type) {
        int number = asked.incrementAndGet();
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                // Believed only by a server that is told to trust this machine; each request then comes from elsewhere,
                // so that none is slowed down.
                .header("X-Forwarded-For", "2001:db8:" + Integer.toHexString(number & 0xffff) + "::1")
                .method(method, body);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (method.equals("PUT")) {
            request.header("If-Match", "*");
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException broken) {
            throw new IllegalStateException(method + " " + path + " is not answered", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
