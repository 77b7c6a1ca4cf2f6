package dev.sextant.bootstrap.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A client of the interface, as small as the tests need it. */
final class Client {

    private static final Pattern ID = Pattern.compile("\"id\":\"(case_[0-9a-z]{26})\"");
    private static final Pattern CURSOR = Pattern.compile("\"next_cursor\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI url;
    private final String token;

    Client(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    HttpResponse<String> getWithoutToken(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url.resolve(path)).GET().build());
    }

    HttpResponse<String> openCase(String title) throws IOException, InterruptedException {
        return send(request("/api/v1/cases")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"title\":\"" + title + "\"}"))
                .build());
    }

    HttpResponse<String> tag(String caseId, String tag) throws IOException, InterruptedException {
        return send(request("/api/v1/cases/" + caseId + "/tags/" + tag)
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** The ids of all cases, in the order of the list. */
    List<String> caseIds() throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        String path = "/api/v1/cases?limit=100";
        while (true) {
            var page = get(path);
            if (page.statusCode() != 200) {
                throw new IOException("status " + page.statusCode() + ": " + page.body());
            }
            ID.matcher(page.body()).results().forEach(found -> ids.add(found.group(1)));
            var cursor = CURSOR.matcher(page.body());
            if (!cursor.find()) {
                return ids;
            }
            path = "/api/v1/cases?limit=100&cursor=" + cursor.group(1);
        }
    }

    /** The id in the answer to the opening of a case. */
    static String idIn(HttpResponse<String> answer) {
        var id = ID.matcher(answer.body());
        if (!id.find()) {
            throw new IllegalArgumentException("no id in " + answer.body());
        }
        return id.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }
}
