package dev.sextant.bootstrap.server;

import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.wiring.IdentitySettings;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.identity.integration.MasterKeys;
import dev.sextant.identity.integration.TerminalMail;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** What a server of many organisations needs beside that of the local workspace. */
final class Enterprise {

    private static final String MASTER_SECRET = "master-key";

    private Enterprise() {}

    /** Whether the configuration asks for such a server. */
    static boolean isMeant(Configuration configuration) {
        return configuration.text(Key.MODE).equals("enterprise");
    }

    /**
     * How accounts and organisations are set; none on a server of the local workspace.
     *
     * @throws StartFailed when the master key cannot be used
     */
    static Option<IdentitySettings> settings(Configuration configuration, DataFolder folder) {
        return Option.when(
                isMeant(configuration),
                () -> new IdentitySettings(
                        publicUrl(configuration),
                        masterKeys(configuration, folder),
                        configuration.text(Key.REGISTRATION).equals("open"),
                        new TerminalMail(System.err)));
    }

    private static String publicUrl(Configuration configuration) {
        String configured = configuration.text(Key.PUBLIC_URL);
        return configured.isEmpty() ? "http://localhost:" + configuration.text(Key.PORT) : configured;
    }

    private static MasterKeys masterKeys(Configuration configuration, DataFolder folder) {
        String configured = configuration.text(Key.MASTER_KEY);
        String key = configured.isEmpty() ? keyOf(folder.secrets().of(MASTER_SECRET, "")) : configured;
        return MasterKeys.of(key, List.of())
                .getOrElseThrow(why -> new StartFailed("The master key in master.key cannot be used: " + why + "."));
    }

    /** The secret of the data folder has 238 random bits in letters and digits; a key wants 32 bytes. */
    private static String keyOf(String secret) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(bytes);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
