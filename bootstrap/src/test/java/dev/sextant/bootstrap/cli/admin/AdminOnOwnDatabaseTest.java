package dev.sextant.bootstrap.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.cli.CommandLineRun;
import dev.sextant.bootstrap.cli.ExitCode;
import dev.sextant.bootstrap.database.PostgresElsewhere;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line of whoever runs the server, on a PostgreSQL of their own and with master keys of their own. */
class AdminOnOwnDatabaseTest {

    private static final String OLD = masterKey();
    private static final String NEW = masterKey();

    @TempDir
    private Path directory;

    private final Map<String, String> environment = new HashMap<>();

    private static String masterKey() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private CommandLineRun admin(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "admin";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandLineRun.typing("correct horse battery\n", directory, environment, all);
    }

    private void run(int exitCode, CommandLineRun run, String told) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
        assertThat(run.out() + run.err()).contains(told).doesNotContain(OLD, NEW);
    }

    @Test
    void configured_master_keys_are_changed_by_their_owner_one_after_the_other() throws Exception {
        try (var postgres = new PostgresElsewhere(directory.resolve("elsewhere")).withFreshDatabase()) {
            postgres.start();
            environment.putAll(postgres.environment());
            environment.put("SEXTANT_DATA", directory.resolve("data").toString());
            environment.put("SEXTANT_MASTER_KEY", OLD);
            run(
                    ExitCode.OK,
                    admin(
                            "create-owner",
                            "--email",
                            "ada@example.com",
                            "--name",
                            "Ada",
                            "--organization",
                            "Acme",
                            "--slug",
                            "acme"),
                    "org_");
            run(ExitCode.OK, admin("rotate-keys"), "signs now");
            run(ExitCode.OK, admin("rotate-master-key"), "Only one master key is configured");

            environment.put("SEXTANT_MASTER_KEY", NEW);
            run(ExitCode.FAILED, admin("rotate-master-key"), "keep the old keys");
            environment.put("SEXTANT_MASTER_KEY_EARLIER", OLD);
            run(ExitCode.OK, admin("rotate-master-key"), "sealed again: 1");
            environment.remove("SEXTANT_MASTER_KEY_EARLIER");
            run(ExitCode.OK, admin("rotate-master-key"), "sealed again: 0");

            environment.remove("SEXTANT_DATABASE_OWNER_USER");
            run(ExitCode.FAILED, admin("rotate-master-key"), "database.owner.user");
            run(ExitCode.OK, admin("verify-audit"), "nobody altered them");
            postgres.stop();
            run(ExitCode.FAILED, admin("verify-audit"), "The database is away");
        }
    }
}
