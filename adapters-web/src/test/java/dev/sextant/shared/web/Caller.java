package dev.sextant.shared.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Calls a server and holds every answer against the contract. Immutable: each method that adds something gives a new caller. */
public final class Caller {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI base;
    private final ContractCheck contract;
    private final List<String> headers;

    private Caller(URI base, ContractCheck contract, List<String> headers) {
        this.base = base;
        this.contract = contract;
        this.headers = List.copyOf(headers);
    }

    /** A caller of the server on a local port. */
    public static Caller of(int port, ContractCheck contract) {
        return new Caller(URI.create("http://127.0.0.1:" + port), contract, List.of());
    }

    /** The same caller with a token. */
    public Caller token(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same caller with a header more. */
    public Caller with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(name);
        more.add(value);
        return new Caller(base, contract, more);
    }

    /** Reads. */
    public Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** Removes. */
    public Reply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    /** Acts without a body. */
    public Reply post(String path) {
        return send("POST", path, BodyPublishers.noBody());
    }

    /** Posts JSON. */
    public Reply post(String path, String json) {
        return with("Content-Type", "application/json").send("POST", path, BodyPublishers.ofString(json));
    }

    /** Posts bytes. */
    public Reply post(String path, String contentType, byte[] body) {
        return with("Content-Type", contentType).send("POST", path, BodyPublishers.ofByteArray(body));
    }

    /** Replaces. */
    public Reply put(String path, String json) {
        return with("Content-Type", "application/json").send("PUT", path, BodyPublishers.ofString(json));
    }

    /** Changes some fields. */
    public Reply patch(String path, String json) {
        return with("Content-Type", "application/json").send("PATCH", path, BodyPublishers.ofString(json));
    }

    /** Uploads a file. */
    public Reply upload(String path, String name, byte[] content) {
        String head = "--sextant-test\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return with("Content-Type", "multipart/form-data; boundary=sextant-test")
                .send(
                        "POST",
                        path,
                        BodyPublishers.concat(
                                BodyPublishers.ofString(head, StandardCharsets.UTF_8),
                                BodyPublishers.ofByteArray(content),
                                BodyPublishers.ofString("\r\n--sextant-test--\r\n")));
    }

    /** Sends any request. */
    public Reply send(String method, String path, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            var reply = new Reply(method, path, response.statusCode(), response.headers(), response.body());
            contract.verify(reply);
            return reply;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
