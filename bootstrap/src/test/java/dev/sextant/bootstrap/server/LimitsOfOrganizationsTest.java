package dev.sextant.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.Eventually;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.database.PostgresElsewhere;
import dev.sextant.bootstrap.database.Programs;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much organisations may use of a real server, seen from outside. */
class LimitsOfOrganizationsTest {

    private static final Duration WRITTEN_WITHIN = Duration.ofSeconds(20);
    private static final String PASSWORD = "correct horse battery";
    private static final String MASTER_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private Server server(String name, Map<String, String> more) {
        var environment = new HashMap<>(Map.of(
                "SEXTANT_DATA",
                directory.resolve(name).toString(),
                "SEXTANT_DATABASE_PROGRAMS",
                Programs.SHARED.toString(),
                "SEXTANT_MODE",
                "enterprise",
                "SEXTANT_MASTER_KEY",
                MASTER_KEY,
                "SEXTANT_SIGNING_KEY",
                "a key of thirty-two characters, or so",
                "SEXTANT_PORT",
                "0"));
        environment.putAll(more);
        return Server.start(Configuration.read(Flags.none(), environment, directory)
                .getOrElseThrow(errors -> new AssertionError(errors.toString())));
    }

    private static String organization(EnterpriseClient client, String email, String slug) throws Exception {
        HttpResponse<String> registered = client.register(email, PASSWORD, slug);
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        return EnterpriseClient.field(registered, "organization_id");
    }

    @Test
    void two_servers_on_one_database_let_through_one_limit_together_within_5_percent() throws Exception {
        try (var elsewhere = new PostgresElsewhere(directory.resolve("elsewhere")).withFreshDatabase()) {
            elsewhere.start();
            var settings = new HashMap<>(elsewhere.environment());
            settings.put("SEXTANT_PLAN_FREE", "rate=300");
            settings.put("SEXTANT_DATABASE_POOL", "8");
            settings.put("SEXTANT_PUBLIC_URL", "https://sextant.example");
            try (var one = server("one", settings);
                    var other = server("other", settings)) {
                var clients = List.of(new EnterpriseClient(one.url()), new EnterpriseClient(other.url()));
                String place = organization(clients.getFirst(), "ada@example.com", "example");
                String ada = clients.getFirst().logIn("ada@example.com", PASSWORD);
                var served = new AtomicInteger();
                long start = System.nanoTime();
                atOnce(4, i -> () -> {
                    for (int n = 0; n < 500; n++) {
                        var answer = clients.get(n % 2).get("/api/v1/organizations/" + place, ada);
                        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 429);
                        served.addAndGet(answer.statusCode() == 200 ? 1 : 0);
                    }
                    return "";
                });
                double allowed = 300 + 300.0 / 60 * (System.nanoTime() - start) / 1e9;
                assertThat((double) served.get()).isBetween(0.95 * allowed, 1.05 * allowed);
            }
        }
    }

    private interface Numbered {
        Callable<String> work(int number);
    }

    private static List<String> atOnce(int many, Numbered numbered) throws Exception {
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            all.add(numbered.work(i));
        }
        List<String> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(many)) {
            for (Future<String> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    @Test
    void files_are_held_against_the_plan_and_usage_is_told_and_outlives_the_server() throws Exception {
        Map<String, String> settings =
                Map.of("SEXTANT_PLAN_FREE", "requests=100000 storage=20KiB members=2", "SEXTANT_RATE_STRANGERS", "500");
        String place;
        try (var server = server("single", settings)) {
            var client = new EnterpriseClient(server.url());
            place = "/api/v1/organizations/" + organization(client, "ada@example.com", "example");
            String ada = client.logIn("ada@example.com", PASSWORD);
            String opened = EnterpriseClient.field(
                    client.send("POST", "/api/v1/cases", ada, "{\"title\":\"Checkout is slow\"}"), "id");
            String files = "/api/v1/cases/" + opened + "/files";

            List<String> uploaded = atOnce(50, i -> () -> {
                HttpResponse<String> answer = upload(server.url(), files, ada, ("" + (char) ('A' + i)).repeat(1024));
                return answer.statusCode() == 202 ? EnterpriseClient.field(answer, "id") : code(answer);
            });

            assertThat(uploaded.stream().filter(id -> id.startsWith("file_"))).hasSize(20);
            assertThat(uploaded.stream().filter("429 quota_exceeded"::equals)).hasSize(30);
            assertThat(client.get(place + "/usage", ada).body())
                    .contains("\"kind\":\"storage\",\"used\":20480,\"limit\":20480,\"period\":\"total\"")
                    .contains("\"kind\":\"members\",\"used\":1,\"limit\":2");
            String one = uploaded.stream()
                    .filter(id -> id.startsWith("file_"))
                    .findFirst()
                    .orElseThrow();
            assertThat(client.send("DELETE", "/api/v1/files/" + one, ada, "", "If-Match", "*")
                            .statusCode())
                    .isEqualTo(204);
            assertThat(upload(server.url(), files, ada, "b".repeat(1025)).statusCode())
                    .isEqualTo(429);
            assertThat(upload(server.url(), files, ada, "b".repeat(1024)).statusCode())
                    .isEqualTo(202);
            // While its files are analysed somebody else may be faster.
            Eventually.is(
                    WRITTEN_WITHIN,
                    () -> client.send("DELETE", "/api/v1/cases/" + opened, ada, "", "If-Match", "*")
                                    .statusCode()
                            == 204);
            // The files leave by the event of their case, soon after it.
            Eventually.is(
                    WRITTEN_WITHIN,
                    () -> client.get(place + "/usage", ada).body().contains("\"kind\":\"storage\",\"used\":0,"));
            Eventually.is(WRITTEN_WITHIN, () -> requests(client.get(place + "/usage", ada)) >= 55);
        }
        try (var again = server("single", settings)) {
            var client = new EnterpriseClient(again.url());
            String ada = client.logIn("ada@example.com", PASSWORD);
            HttpResponse<String> usage = client.get(place + "/usage", ada);
            assertThat(requests(usage)).isGreaterThanOrEqualTo(57);
            assertThat(usage.body()).contains("\"plan\":\"free\"").contains("\"requests_by_day\":[{\"date\":\"");
            people(client, place, ada);
        }
    }

    /** What was used of requests: it is told first. */
    private static long requests(HttpResponse<String> usage) {
        return Long.parseLong(usage.body().replaceAll("(?s).*\"kind\":\"requests\",\"used\":(\\d+),.*", "$1"));
    }

    private static String code(HttpResponse<String> answer) {
        return answer.statusCode() + " " + EnterpriseClient.field(answer, "code");
    }

    private HttpResponse<String> upload(URI server, String path, String token, String content) throws Exception {
        String body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.log\"\r\n\r\n" + content
                + "\r\n--x--\r\n";
        var request = HttpRequest.newBuilder(server.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(body));
        HttpResponse<String> answer;
        do {
            // On a busy machine some wait for a connection or the lock longer than a request may.
            answer = http.send(request.build(), BodyHandlers.ofString());
        } while (answer.statusCode() == 503);
        return answer;
    }

    private static void people(EnterpriseClient client, String place, String ada) throws Exception {
        String role = client.get(place + "/roles", ada).body().replaceAll("(?s).*?(role_[0-9a-z]+).*", "$1");
        invite(client, place, ada, role, "grace@example.com");
        HttpResponse<String> full = client.send(
                "POST", place + "/invitations", ada, "{\"email\":\"late@example.com\",\"roles\":[\"" + role + "\"]}");
        assertThat(code(full)).isEqualTo("429 quota_exceeded");
        assertThat(full.headers().firstValue("Retry-After")).isPresent();

        HttpResponse<String> list = client.get("/api/v1/users", ada);
        assertThat(list.body())
                .contains("\"email\":\"ada@example.com\"")
                .contains("\"email\":\"grace@example.com\"")
                .contains("\"state\":\"active\"");
        String id = list.body().replaceAll("(?s).*\"id\":\"(user_[0-9a-z]+)\".*", "$1");
        assertThat(client.get("/api/v1/users/" + id, ada).statusCode()).isEqualTo(200);
        organization(client, "eve@example.org", "elsewhere");
        String eve = client.logIn("eve@example.org", PASSWORD);
        assertThat(code(client.get("/api/v1/users/" + id, eve))).isEqualTo("404 user_not_found");
        assertThat(code(client.get(place + "/usage", eve))).isEqualTo("404 organization_not_found");
    }

    private static void invite(EnterpriseClient client, String place, String ada, String role, String email)
            throws Exception {
        HttpResponse<String> invited = client.send(
                "POST", place + "/invitations", ada, "{\"email\":\"" + email + "\",\"roles\":[\"" + role + "\"]}");
        String token = EnterpriseClient.field(invited, "link").replaceAll(".*#token=", "");
        HttpResponse<String> joined = client.send(
                "POST",
                "/api/v1/auth/accept-invitation",
                "",
                "{\"token\":\"" + token + "\",\"password\":\"" + PASSWORD + "\",\"display_name\":\"Grace\"}");
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
    }
}
