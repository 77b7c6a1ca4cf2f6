package dev.sextant.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.identity.domain.Sealed;
import dev.sextant.identity.domain.SecretText;
import dev.sextant.identity.integration.AesSealing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The master keys of a data folder while they are renewed. */
class MasterKeySourceTest {

    private static final SecretText SECRET = new SecretText("open sesame");

    @TempDir
    private Path directory;

    private MasterKeySource source(DataFolder folder) {
        var configuration =
                Configuration.read(Flags.none(), Map.of(), directory).getOrElseThrow(errors -> new AssertionError());
        return MasterKeySource.of(configuration, folder.secrets());
    }

    @Test
    void who_began_before_follows_a_renewal_and_the_old_key_still_opens() {
        try (var folder = DataFolder.open(directory)) {
            var server = new AesSealing(source(folder));
            Sealed before = server.seal("here", SECRET);

            source(folder).renew();

            assertThat(server.isOld(before)).isTrue();
            assertThat(server.open("here", before)).isEqualTo(SECRET);
            Sealed after = server.seal("here", SECRET);
            assertThat(server.isOld(after)).isFalse();
            assertThat(source(folder).get().ids()).containsExactly(after.keyId(), before.keyId());
        }
    }

    @Test
    void a_renewal_that_broke_off_after_its_first_step_changed_nothing() throws Exception {
        try (var folder = DataFolder.open(directory)) {
            var sealing = new AesSealing(source(folder));
            Sealed sealed = sealing.seal("here", SECRET);
            Path secrets = directory.resolve("secrets");
            Files.copy(secrets.resolve("master-key"), secrets.resolve("master-key-before"));

            assertThat(source(folder).get().ids()).containsExactly(sealed.keyId());
            assertThat(sealing.open("here", sealed)).isEqualTo(SECRET);
            source(folder).renew();
            assertThat(sealing.open("here", sealed)).isEqualTo(SECRET);
        }
    }
}
