package dev.sextant.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.bootstrap.Eventually;
import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.database.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

/** A server of many organisations among mail server, OpenID provider and Redis, all by configuration. */
class EnterpriseSurroundingsTest {

    private static final Duration FELT_WITHIN = Duration.ofSeconds(10);
    private static final String PASSWORD = "correct horse battery";
    private static final String ADA = "ada@example.com";

    @TempDir
    private Path directory;

    private Configuration configuration(Map<String, String> more) {
        var environment = new HashMap<>(Map.of(
                "SEXTANT_DATA",
                directory.resolve("data").toString(),
                "SEXTANT_DATABASE_PROGRAMS",
                Programs.SHARED.toString(),
                "SEXTANT_MODE",
                "enterprise",
                "SEXTANT_PORT",
                "0"));
        environment.putAll(more);
        return Configuration.read(Flags.none(), environment, directory)
                .getOrElseThrow(errors -> new AssertionError(errors.toString()));
    }

    @Test
    void letters_leave_by_mail_and_who_proved_the_address_logs_in_at_the_provider() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), SmallOpenIdProvider.SECRET + "\n");
        try (var mail = new SmallMailServer();
                var provider = new SmallOpenIdProvider(ADA);
                var server = Server.start(configuration(Map.of(
                        "SEXTANT_SMTP_HOST",
                        "127.0.0.1",
                        "SEXTANT_SMTP_PORT",
                        Integer.toString(mail.port()),
                        "SEXTANT_SMTP_ENCRYPTION",
                        "none",
                        "SEXTANT_SMTP_FROM",
                        "sextant@example.com",
                        "SEXTANT_OIDC_ISSUER",
                        provider.issuer(),
                        "SEXTANT_OIDC_CLIENT_ID",
                        SmallOpenIdProvider.CLIENT,
                        "SEXTANT_OIDC_CLIENT_SECRET_FILE",
                        secret.toString(),
                        "SEXTANT_OUTGOING_ALLOWED",
                        provider.target())))) {
            var client = new EnterpriseClient(server.url());
            String organization = EnterpriseClient.field(client.register(ADA, PASSWORD, "acme"), "organization_id");
            String home = "http://localhost:" + server.url().getPort();
            String letter = mail.letter();
            assertThat(letter).contains("To: " + ADA, "From: sextant@example.com", home + "/verify-email#token");
            var verified = client.send(
                    "POST", "/api/v1/auth/verify-email", "", "{\"token\":\"" + SmallMailServer.token(letter) + "\"}");
            assertThat(verified.statusCode()).as(verified.body()).isEqualTo(204);

            var begun = client.send("POST", "/api/v1/auth/oidc/begin", "", "");
            Map<String, String> back = provider.logIn(EnterpriseClient.field(begun, "authorization_url"));
            assertThat(back).containsEntry("redirect_uri", home + "/oidc");
            var login = client.send(
                    "POST",
                    "/api/v1/auth/oidc/login",
                    "",
                    "{\"code\":\"%s\",\"state\":\"%s\",\"flow\":\"%s\",\"organization\":\"%s\"}"
                            .formatted(
                                    back.get("code"),
                                    back.get("state"),
                                    EnterpriseClient.field(begun, "flow"),
                                    organization));
            assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
            String token = EnterpriseClient.field(login, "access_token");
            assertThat(client.get("/api/v1/cases", token).statusCode()).isEqualTo(200);
            assertThat(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8))
                    .contains("\"iss\":\"" + home + "\"");
        }
    }

    @Test
    void sessions_are_kept_in_redis_and_while_it_is_away_nobody_gets_in() throws Exception {
        int port = freePort();
        String address = "redis://127.0.0.1:" + port;
        try (var server = Server.start(configuration(Map.of("SEXTANT_REDIS_URL", address)))) {
            var client = new EnterpriseClient(server.url());
            assertThat(client.register(ADA, PASSWORD, "acme").statusCode()).isEqualTo(201);
            String credentials = "\"email\":\"" + ADA + "\",\"password\":\"" + PASSWORD + "\"";
            assertThat(client.logInWith(credentials).statusCode()).isEqualTo(503);

            RedisServer redis = RedisServer.newRedisServer()
                    .bind("127.0.0.1")
                    .port(port)
                    .setting("save \"\"")
                    .build();
            redis.start();
            try {
                Eventually.is(FELT_WITHIN, () -> client.logInWith(credentials).statusCode() == 200);
                String token = client.logIn(ADA, PASSWORD);
                assertThat(client.get("/api/v1/cases", token).statusCode()).isEqualTo(200);
                assertThat(keys(port)).isPositive();
                assertThat(client.send("POST", "/api/v1/auth/logout", token, "").statusCode())
                        .isEqualTo(204);
                Eventually.is(
                        FELT_WITHIN, () -> client.get("/api/v1/cases", token).statusCode() == 401);
            } finally {
                redis.stop();
            }
        }
    }

    @Test
    void what_cannot_be_used_keeps_the_server_from_starting_and_no_secret_is_told() {
        refused("smtp", Map.of("SEXTANT_SMTP_HOST", "mail.example.com"));
        refused(
                "smtp",
                Map.of(
                        "SEXTANT_SMTP_HOST", "mail.example.com",
                        "SEXTANT_SMTP_FROM", "sextant@example.com",
                        "SEXTANT_SMTP_ENCRYPTION", "none",
                        "SEXTANT_SMTP_USER", "sextant",
                        "SEXTANT_SMTP_PASSWORD", "hush"));
        refused("oidc.client.id", Map.of("SEXTANT_OIDC_ISSUER", "https://login.example.com"));
        refused(
                "outgoing.allowed",
                Map.of("SEXTANT_OIDC_ISSUER", "http://127.0.0.1:9", "SEXTANT_OIDC_CLIENT_ID", "sextant"));
        refused("redis.url", Map.of("SEXTANT_REDIS_URL", "redis://:hush@"));
        refused("master.key", Map.of("SEXTANT_MASTER_KEY", "hush"));
        refused("master.key", Map.of("SEXTANT_MASTER_KEY_EARLIER", "hush"));
    }

    private void refused(String key, Map<String, String> environment) {
        assertThatThrownBy(() -> Server.start(configuration(environment)))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining(key)
                .hasMessageNotContaining("hush");
    }

    /** How many keys a Redis has, asked in its own words. */
    private static long keys(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write("DBSIZE\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return Long.parseLong(answer.readLine().substring(1));
        }
    }

    /** Below the range from which systems take ports for outgoing connections. */
    private static int freePort() throws IOException {
        for (int port = 20_000; port < 32_000; port += 7) {
            try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (java.net.BindException taken) {
                // The next one.
            }
        }
        throw new IOException("no port is free");
    }
}
