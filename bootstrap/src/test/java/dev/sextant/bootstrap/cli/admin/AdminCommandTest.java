package dev.sextant.bootstrap.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.Eventually;
import dev.sextant.bootstrap.cli.CommandLineRun;
import dev.sextant.bootstrap.cli.ExitCode;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.database.LocalDatabase;
import dev.sextant.bootstrap.database.Programs;
import dev.sextant.bootstrap.server.EnterpriseClient;
import dev.sextant.bootstrap.server.Server;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever runs the server, at its command line. */
class AdminCommandTest {

    private static final Duration FELT_WITHIN = Duration.ofSeconds(5);
    private static final Duration LINKED_WITHIN = Duration.ofSeconds(15);
    private static final String PASSWORD = "correct horse battery";
    private static final String ADA = "ada@example.com";
    private static final int STEP_SECONDS = 30;

    @TempDir
    private Path directory;

    private CommandLineRun admin(String typed, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "admin";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandLineRun.typing(typed, directory, environment(), all);
    }

    private Map<String, String> environment() {
        return Map.of(
                "SEXTANT_DATA",
                directory.resolve("data").toString(),
                "SEXTANT_DATABASE_PROGRAMS",
                Programs.SHARED.toString(),
                "SEXTANT_MODE",
                "enterprise",
                "SEXTANT_REGISTRATION",
                "closed",
                "SEXTANT_PORT",
                "0");
    }

    private Server server() {
        return Server.start(Configuration.read(Flags.none(), environment(), directory)
                .getOrElseThrow(errors -> new AssertionError(errors.toString())));
    }

    private CommandLineRun createOwner(String typed) {
        return admin(
                typed, "create-owner", "--email", ADA, "--name", "Ada", "--organization", "Acme", "--slug", "acme");
    }

    private static void ok(CommandLineRun run, String... told) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains(told);
    }

    private static void failed(CommandLineRun run, String... told) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out() + run.err()).contains(told);
    }

    @Test
    void an_owner_is_made_without_a_server_and_all_else_beside_one() throws Exception {
        failed(createOwner(""), "No password was given");
        failed(createOwner("short\n"), "password");
        ok(createOwner(PASSWORD + "\n"), "org_", "user_");
        failed(createOwner(PASSWORD + "\n"), "short name");
        try (var server = server()) {
            var client = new EnterpriseClient(server.url());
            assertThat(client.register("eve@example.com", PASSWORD, "eve").statusCode())
                    .isEqualTo(403);
            String token = client.logIn(ADA, PASSWORD);
            String device = secondFactor(client, token);
            signingKeysRotate(client, token);
            masterKeyRotates(client, device);
            organisationsShutAndOpen(client, token);
            ok(admin("", "appoint-super-admin", ADA), "runs the platform");
            failed(admin("", "appoint-super-admin", "nobody@example.com"), "nobody@example.com");
            trailsAreChecked(server);
        }
        failed(admin("", "verify-audit"), "acme");
        ok(admin("", "export-audit", "--organization", "acme", "--output", "trail.jsonl"), "");
        assertThat(directory.resolve("trail.jsonl")).content().contains("\"action\":\"organization.created\"");
        failed(admin("", "export-audit", "--output", "trail.jsonl"), "already");
    }

    private void signingKeysRotate(EnterpriseClient client, String token) throws Exception {
        ok(admin("", "rotate-keys"), "signs now", "verifies for now");
        Eventually.is(
                FELT_WITHIN,
                () -> client.get("/.well-known/jwks.json", "").body().split("\"kid\"", -1).length == 3);
        assertThat(client.get("/api/v1/cases", token).statusCode()).isEqualTo(200);
    }

    private void masterKeyRotates(EnterpriseClient client, String device) throws Exception {
        Path file = directory.resolve("data/secrets/master-key");
        String before = Files.readString(file);
        var rotated = admin("", "rotate-master-key");

        ok(rotated, "sealed again: 0", "sealed again: 3");
        String after = Files.readString(file);
        assertThat(after).isNotEqualTo(before);
        assertThat(file.resolveSibling("master-key-before")).hasContent(before);
        assertThat(rotated.out() + rotated.err()).doesNotContain(before.strip(), after.strip());
        var login = client.logInWith(
                "\"email\":\"" + ADA + "\",\"password\":\"" + PASSWORD + "\",\"code\":\"" + code(device, 1) + "\"");
        assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
        ok(admin("", "rotate-master-key"), "sealed again: 3");
    }

    private void organisationsShutAndOpen(EnterpriseClient client, String token) throws Exception {
        ok(admin("", "disable-organization", "acme"), "disabled");
        Eventually.is(FELT_WITHIN, () -> client.get("/api/v1/cases", token).statusCode() == 401);
        ok(admin("", "enable-organization", "acme"), "enabled");
        Eventually.is(FELT_WITHIN, () -> client.get("/api/v1/cases", token).statusCode() == 200);
        failed(admin("", "disable-organization", "elsewhere"), "elsewhere");
    }

    private void trailsAreChecked(Server server) throws SQLException {
        Eventually.is(LINKED_WITHIN, () -> !admin("", "verify-audit").out().contains("Not linked"));
        ok(admin("", "verify-audit"), "nobody altered them");
        ok(admin("", "verify-audit", "--organization", "acme"), "of 1 trail checked");
        if (!(server.database() instanceof LocalDatabase database)) {
            throw new AssertionError("not the embedded database");
        }
        try (var superuser = database.embedded().superuser();
                var statement = superuser.createStatement()) {
            assertThat(
                            statement.executeUpdate(
                                    "UPDATE shared.audit_entry SET at = at - interval '1 day' WHERE action = 'organization.created'"))
                    .isEqualTo(1);
        }
        failed(admin("", "verify-audit"), "acme", "altered at entry 1 (entry_changed)");
        failed(admin("", "verify-audit", "--organization", "acme"), "altered");
        failed(admin("", "verify-audit", "--organization", "nowhere"), "no organisation nowhere");
    }

    /** Gives Ada a second factor; the secret of her device. */
    private static String secondFactor(EnterpriseClient client, String token) throws Exception {
        String device = EnterpriseClient.field(client.send("POST", "/api/v1/auth/totp", token, ""), "secret");
        var confirmed =
                client.send("POST", "/api/v1/auth/totp/confirm", token, "{\"code\":\"" + code(device, 0) + "\"}");
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        return device;
    }

    /** What a device shows some steps from now, by RFC 6238. */
    private static String code(String device, int later) throws GeneralSecurityException {
        long step = System.currentTimeMillis() / 1000 / STEP_SECONDS + later;
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(unbase32(device), "HmacSHA1"));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int number = ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 15) & Integer.MAX_VALUE;
        return "%06d".formatted(number % 1_000_000);
    }

    private static byte[] unbase32(String text) {
        var number = BigInteger.ONE;
        for (int i = 0; i < text.length(); i++) {
            int letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(i));
            number = number.shiftLeft(5).or(BigInteger.valueOf(letter));
        }
        int spare = text.length() * 5 % Byte.SIZE;
        byte[] bytes = number.shiftRight(spare).toByteArray();
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }
}
