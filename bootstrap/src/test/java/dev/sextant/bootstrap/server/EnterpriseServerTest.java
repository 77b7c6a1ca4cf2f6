package dev.sextant.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.Eventually;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.database.Programs;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of many organisations, used from outside alone. */
class EnterpriseServerTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration FELT_WITHIN = Duration.ofSeconds(5);
    private static final String PASSWORD = "correct horse battery";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private URI url = URI.create("http://127.0.0.1");

    @Test
    void people_register_invite_each_other_work_log_out_and_leave_and_other_organisations_see_nothing()
            throws Exception {
        try (var server = Server.start(configuration())) {
            url = server.url();
            assertThat(send("GET", "/api/v1/cases", server.token(), "").statusCode())
                    .isEqualTo(401);
            String organization = register("ada@example.com", "example");
            String place = "/api/v1/organizations/" + organization;
            String ada = logIn("ada@example.com");
            assertThat(ada.split("\\.")).hasSize(3);
            assertThat(send("GET", "/.well-known/jwks.json", "", "").body()).contains("\"kty\":\"RSA\"");

            String grace = bring(ada, place, "grace@example.com");
            String team = created(send("POST", place + "/teams", ada, "{\"name\":\"On call\"}"), "id");
            String userId = field(send("GET", "/api/v1/auth/me", grace, ""), "id");
            ok(200, send("PUT", "/api/v1/teams/" + team + "/members/" + userId, ada, "{\"role\":\"lead\"}"));
            String role = created(
                    send("POST", place + "/roles", ada, "{\"name\":\"Reader\",\"permissions\":[\"cases:read\"]}"),
                    "id");
            String opened = created(send("POST", "/api/v1/cases", grace, "{\"title\":\"Checkout is slow\"}"), "id");
            ok(201, send("POST", "/api/v1/cases/" + opened + "/shares", grace, "{\"grantee\":\"" + team + "\"}"));
            String incident = created(send("POST", "/api/v1/cases", ada, "{\"title\":\"Mail is late\"}"), "id");
            String shares = "/api/v1/cases/" + incident + "/shares";
            ok(422, send("POST", shares, ada, "{\"grantee\":\"user_01h455vb4pex5vsknk084sn02w\"}"));
            ok(404, send("GET", "/api/v1/cases/" + incident, grace, ""));
            ok(201, send("POST", shares, ada, "{\"grantee\":\"" + userId + "\"}"));
            ok(200, send("GET", "/api/v1/cases/" + incident, grace, ""));
            ok(200, send("PATCH", place + "/members/" + userId, ada, "{\"roles\":[\"" + role + "\"]}"));
            Eventually.is(
                    FELT_WITHIN,
                    () -> send("POST", "/api/v1/cases", grace, "{\"title\":\"x\"}")
                                    .statusCode()
                            == 403);

            String key = created(
                    send("POST", place + "/api-keys", ada, "{\"name\":\"ci\",\"permissions\":[\"cases:read\"]}"),
                    "token");
            ok(200, send("GET", "/api/v1/cases/" + incident, key, ""));
            register("eve@example.org", "elsewhere");
            String eve = logIn("eve@example.org");
            ok(404, send("GET", "/api/v1/cases/" + opened, eve, ""));
            ok(404, send("GET", place, eve, ""));
            ok(404, send("GET", "/api/v1/teams/" + team, eve, ""));

            ok(200, send("GET", "/api/v1/sessions", grace, ""));
            ok(204, send("POST", "/api/v1/auth/logout", grace, ""));
            Eventually.is(
                    FELT_WITHIN, () -> send("GET", "/api/v1/cases", grace, "").statusCode() == 401);
            ok(200, send("GET", place + "/audit", ada, ""));
            ok(
                    204,
                    send(
                            "POST",
                            "/api/v1/auth/me/deletion",
                            logIn("grace@example.com"),
                            "{\"password\":\"" + PASSWORD + "\"}"));
            ok(401, send("POST", "/api/v1/auth/login", "", credentials("grace@example.com")));
            assertThat(send("GET", place + "/members", ada, "").body()).doesNotContain("grace@example.com");
            assertThat(send("GET", shares, ada, "").body()).doesNotContain(userId);
        }
    }

    @Test
    void where_an_organisation_wants_it_the_cases_that_concern_nobody_else_go_with_a_deleted_account()
            throws Exception {
        try (var server = Server.start(configuration())) {
            url = server.url();
            String place = "/api/v1/organizations/" + register("ada@example.com", "example");
            String ada = logIn("ada@example.com");
            String adaId = field(send("GET", "/api/v1/auth/me", ada, ""), "id");
            String grace = bring(ada, place, "grace@example.com");
            ok(200, send("PATCH", place, ada, "{\"after_deletion\":\"delete\"}"));
            String own = "/api/v1/cases/"
                    + created(send("POST", "/api/v1/cases", grace, "{\"title\":\"Checkout is slow\"}"), "id");
            String taken = "/api/v1/cases/"
                    + created(send("POST", "/api/v1/cases", grace, "{\"title\":\"Mail is late\"}"), "id");
            ok(200, send("PATCH", taken, grace, "{\"assignee\":\"" + adaId + "\"}"));
            ok(200, send("GET", own, ada, ""));

            ok(204, send("POST", "/api/v1/auth/me/deletion", grace, "{\"password\":\"" + PASSWORD + "\"}"));

            Eventually.is(SOON, () -> send("GET", own, ada, "").statusCode() == 404);
            ok(200, send("GET", taken, ada, ""));
        }
    }

    private String register(String email, String slug) throws IOException, InterruptedException {
        return created(
                send(
                        "POST",
                        "/api/v1/auth/register",
                        "",
                        "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD
                                + "\",\"display_name\":\"Somebody\",\"organization_name\":\"" + slug + "\",\"slug\":\""
                                + slug + "\"}"),
                "organization_id");
    }

    private static String credentials(String email) {
        return "{\"email\":\"" + email + "\",\"password\":\"" + PASSWORD + "\"}";
    }

    private String logIn(String email) throws IOException, InterruptedException {
        var login = send("POST", "/api/v1/auth/login", "", credentials(email));
        ok(200, login);
        return field(login, "access_token");
    }

    /** Invites somebody as a member; answers their access token. */
    private String bring(String inviter, String place, String email) throws IOException, InterruptedException {
        var roles = send("GET", place + "/roles", inviter, "");
        var member = Pattern.compile("\"id\":\"(role_[0-9a-z]+)\",\"name\":\"[Mm]ember\"")
                .matcher(roles.body());
        assertThat(member.find()).as(roles.body()).isTrue();
        String link = created(
                send(
                        "POST",
                        place + "/invitations",
                        inviter,
                        "{\"email\":\"" + email + "\",\"roles\":[\"" + member.group(1) + "\"]}"),
                "link");
        ok(
                200,
                send(
                        "POST",
                        "/api/v1/auth/accept-invitation",
                        "",
                        "{\"token\":\"" + link.replaceAll(".*#token=", "") + "\",\"password\":\"" + PASSWORD
                                + "\",\"display_name\":\"Grace\"}"));
        return logIn(email);
    }

    private static void ok(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as(answer.request().method() + " " + answer.uri() + " " + answer.body())
                .isEqualTo(status);
    }

    private static String created(HttpResponse<String> answer, String field) {
        ok(201, answer);
        return field(answer, field);
    }

    private static String field(HttpResponse<String> answer, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> send(String method, String path, String token, String json)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(60));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!method.equals("GET") && !method.equals("POST")) {
            request.header("If-Match", "*");
        }
        return http.send(
                request.method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private Configuration configuration() {
        var values = new EnumMap<Key, String>(Map.of(
                Key.DATA,
                directory.toString(),
                Key.MODE,
                "enterprise",
                Key.PORT,
                "0",
                Key.DATABASE_PROGRAMS,
                Programs.SHARED.toString()));
        return Configuration.read(new Flags(Option.none(), values), Map.of(), directory)
                .getOrElseThrow(errors -> new AssertionError(List.copyOf(errors).toString()));
    }
}
