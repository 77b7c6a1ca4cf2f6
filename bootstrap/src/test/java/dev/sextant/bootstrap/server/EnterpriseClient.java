package dev.sextant.bootstrap.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

/** Somebody who uses a server of many organisations from outside. */
public final class EnterpriseClient {

    private final HttpClient http;
    private final URI url;

    /** A client of a server at an address. */
    public EnterpriseClient(URI url) {
        this(HttpClient.newHttpClient(), url);
    }

    /** A client that connects in its own way. */
    public EnterpriseClient(HttpClient http, URI url) {
        this.http = http;
        this.url = url;
    }

    /**
     * Sends a request.
     *
     * @param token none when it is empty
     * @param json the body; none when it is empty
     * @param headers names and values
     */
    public HttpResponse<String> send(String method, String path, String token, String json, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(60));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.send(
                request.method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Asks for a path. */
    public HttpResponse<String> get(String path, String token) throws IOException, InterruptedException {
        return send("GET", path, token, "");
    }

    /** Logs in; the access token. */
    public String logIn(String email, String password) throws IOException, InterruptedException {
        return field(logInWith("\"email\":\"" + email + "\",\"password\":\"" + password + "\""), "access_token");
    }

    /**
     * Tries to log in.
     *
     * @param fields of the JSON body
     */
    public HttpResponse<String> logInWith(String fields) throws IOException, InterruptedException {
        return send("POST", "/api/v1/auth/login", "", "{" + fields + "}");
    }

    /** Registers an organisation with its owner; the answer. */
    public HttpResponse<String> register(String email, String password, String slug)
            throws IOException, InterruptedException {
        return send(
                "POST",
                "/api/v1/auth/register",
                "",
                "{\"email\":\"" + email + "\",\"password\":\"" + password
                        + "\",\"display_name\":\"Somebody\",\"organization_name\":\"" + slug + "\",\"slug\":\"" + slug
                        + "\"}");
    }

    /** A text in an answer. */
    public static String field(HttpResponse<String> answer, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(answer.body());
        if (!found.find()) {
            throw new AssertionError(answer.statusCode() + " without " + name + ": " + answer.body());
        }
        return found.group(1);
    }
}
