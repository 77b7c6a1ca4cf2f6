package dev.sextant.bootstrap.workspace;

import dev.sextant.bootstrap.StartFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Generated secrets, one file each that only its owner can read, made when first asked for. */
public final class Secrets {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    /** 40 characters of 62 are 238 bits. */
    private static final int LENGTH = 40;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    Secrets(Path folder) {
        this.folder = folder;
    }

    /**
     * The secret of a name; the same at every later call, also after a restart.
     *
     * @param prefix what it starts with when it is made now, such as {@code sxt_}
     * @throws StartFailed when it can neither be read nor made
     */
    public String of(String name, String prefix) {
        Path file = file(name);
        try {
            if (Files.exists(file)) {
                return Files.readString(file, StandardCharsets.UTF_8).strip();
            }
            DataFolder.makePrivate(folder);
            String secret = prefix + fresh();
            OwnerOnly.write(file, secret + "\n");
            return secret;
        } catch (IOException failure) {
            throw new StartFailed(
                    "The secret in " + file + " can neither be read nor made: " + failure.getMessage(), failure);
        }
    }

    /** Where the secret of a name is kept. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    private String fresh() {
        var secret = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return secret.toString();
    }
}
