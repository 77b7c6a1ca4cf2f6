package dev.sextant.bootstrap.server;

import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Key;
import dev.sextant.bootstrap.workspace.Secrets;
import dev.sextant.identity.integration.MasterKeys;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Where the master keys come from: the configuration, or the data folder when it names none. Those of the folder are read each time, so that a server follows at once when another process renews them. Safe for many threads.
 */
public final class MasterKeySource implements Supplier<MasterKeys> {

    private static final String SECRET = "master-key";
    private static final String SECRET_BEFORE = "master-key-before";
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");

    private final Option<MasterKeys> configured;
    private final Secrets secrets;

    private MasterKeySource(Option<MasterKeys> configured, Secrets secrets) {
        this.configured = configured;
        this.secrets = secrets;
    }

    /**
     * The keys of a configuration.
     *
     * @param secrets where they are kept when the configuration names none
     * @throws StartFailed when a configured key cannot be used
     */
    static MasterKeySource of(Configuration configuration, Secrets secrets) {
        String current = configuration.text(Key.MASTER_KEY);
        String earlier = configuration.text(Key.MASTER_KEY_EARLIER);
        if (current.isEmpty() && !earlier.isEmpty()) {
            throw new StartFailed("master.key.earlier names keys, but master.key does not name the one of today.");
        }
        List<String> others =
                SEPARATOR.splitAsStream(earlier).filter(key -> !key.isEmpty()).toList();
        return new MasterKeySource(
                Option.when(
                        !current.isEmpty(),
                        () -> MasterKeys.of(current, others)
                                .getOrElseThrow(why -> new StartFailed(
                                        "The keys in master.key and master.key.earlier cannot be used: " + why + "."))),
                secrets);
    }

    /** Whether the configuration names the keys, so that only the one who wrote it can change them. */
    public boolean isConfigured() {
        return configured.isDefined();
    }

    @Override
    public MasterKeys get() {
        return configured.getOrElse(this::ofFolder);
    }

    /** The one of today is read first: while it is renewed, the one before is written first. */
    private MasterKeys ofFolder() {
        String current = keyOf(secrets.of(SECRET, ""));
        List<String> earlier =
                secrets.find(SECRET_BEFORE).map(MasterKeySource::keyOf).toJavaList();
        return MasterKeys.of(current, earlier)
                .getOrElseThrow(why -> new StartFailed("The master key of the data folder cannot be used: " + why));
    }

    /**
     * Has a fresh key of the data folder seal from now on. The one of today only opens from now on, and the one before it is gone: nothing may be sealed by that any more.
     *
     * @throws IllegalStateException when the configuration names the keys
     */
    public void renew() {
        if (isConfigured()) {
            throw new IllegalStateException("the configuration names the master keys");
        }
        secrets.renew(SECRET, SECRET_BEFORE);
    }

    /** A secret of the data folder has 238 random bits in letters and digits; a key wants 32 bytes. */
    private static String keyOf(String secret) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(bytes);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
