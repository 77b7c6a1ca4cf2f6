package dev.sextant.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.database.LocalDatabase;
import dev.sextant.bootstrap.database.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of many organisations that encrypts by itself, lets a page of another origin call, and stands behind a proxy, all by configuration. */
class EnterpriseEdgeTest {

    private static final char[] STORE = "only-for-this-test".toCharArray();
    private static final String APP = "https://app.example.com";

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

    /** Makes {@code tls.crt} and {@code tls.key} with the JDK's keytool; answers a client that trusts them alone. */
    private HttpClient certificate() throws IOException, InterruptedException, GeneralSecurityException {
        Path store = directory.resolve("store.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(STORE))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, STORE);
        }
        pem("tls.crt", "CERTIFICATE", keys.getCertificate("server").getEncoded());
        pem("tls.key", "PRIVATE KEY", keys.getKey("server", STORE).getEncoded());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private void pem(String file, String what, byte[] bytes) throws IOException {
        Files.writeString(
                directory.resolve(file),
                "-----BEGIN " + what + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what
                        + "-----\n");
    }

    @Test
    void it_encrypts_lets_the_listed_page_call_and_keeps_the_address_that_its_proxy_tells() throws Exception {
        HttpClient trusting = certificate();
        try (var server = Server.start(configuration(Map.of(
                "SEXTANT_TLS_CERTIFICATE", "tls.crt",
                "SEXTANT_TLS_KEY", "tls.key",
                "SEXTANT_CORS_ORIGINS", APP,
                "SEXTANT_TRUSTED_PROXIES", "127.0.0.1/32")))) {
            assertThat(server.url().getScheme()).isEqualTo("https");
            var client = new EnterpriseClient(trusting, server.url());
            assertThat(client.register("ada@example.com", "correct horse battery", "acme")
                            .statusCode())
                    .isEqualTo(201);
            var login = client.send(
                    "POST",
                    "/api/v1/auth/login",
                    "",
                    "{\"email\":\"ada@example.com\",\"password\":\"correct horse battery\"}",
                    "Origin",
                    APP,
                    "X-Forwarded-For",
                    "198.51.100.1, 203.0.113.9");
            assertThat(login.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains(APP);
            assertThat(login.headers().firstValue("Strict-Transport-Security")).isPresent();
            String token = EnterpriseClient.field(login, "access_token");
            String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
            assertThat(claims)
                    .contains("\"iss\":\"https://localhost:" + server.url().getPort() + "\"");
            assertThat(client.get("/api/v1/sessions", token).body()).contains("203.0.113.9");
            if (!(server.database() instanceof LocalDatabase database)) {
                throw new AssertionError("not the embedded database");
            }
            try (var superuser = database.embedded().superuser();
                    var statement = superuser.createStatement();
                    var rows = statement.executeQuery(
                            "SELECT address FROM shared.audit_entry WHERE action = 'session.started'")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("203.0.113.9");
            }
        }
    }

    @Test
    void an_edge_that_cannot_be_used_keeps_the_server_from_starting() throws Exception {
        certificate();
        var both = Map.of("SEXTANT_TLS_CERTIFICATE", "tls.crt", "SEXTANT_TLS_KEY", "tls.key");
        refused("belong together", Map.of("SEXTANT_TLS_CERTIFICATE", "tls.crt"));
        refused("no private key", Map.of("SEXTANT_TLS_CERTIFICATE", "tls.crt", "SEXTANT_TLS_KEY", "tls.crt"));
        refused("is not there", Map.of("SEXTANT_TLS_CERTIFICATE", "none.crt", "SEXTANT_TLS_KEY", "tls.key"));
        refused("public.url", Map.of("SEXTANT_PUBLIC_URL", "sextant.example.com"));
        var local = new HashMap<>(both);
        local.put("SEXTANT_MODE", "local");
        refused("SEXTANT_MODE=enterprise", local);
    }

    private void refused(String why, Map<String, String> environment) {
        assertThatThrownBy(() -> Server.start(configuration(environment)))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining(why);
    }

    @Test
    void origins_and_networks_are_checked_with_all_other_keys() {
        var errors = Configuration.read(
                        Flags.none(),
                        Map.of(
                                "SEXTANT_CORS_ORIGINS",
                                "https://a.example, *",
                                "SEXTANT_TRUSTED_PROXIES",
                                "proxy.example"),
                        directory)
                .getLeft();

        assertThat(errors).hasSize(2);
        for (String wrong :
                java.util.List.of("*", "null", "https://a.example/", "https://a.example/path", "a.example")) {
            assertThat(Configuration.read(Flags.none(), Map.of("SEXTANT_CORS_ORIGINS", wrong), directory)
                            .isLeft())
                    .as(wrong)
                    .isTrue();
        }
    }
}
