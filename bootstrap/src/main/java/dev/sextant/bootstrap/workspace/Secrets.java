package dev.sextant.bootstrap.workspace;

import dev.sextant.bootstrap.StartFailed;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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

    /**
     * Puts a fresh secret in the place of the one of a name, which is kept alone under another name first: whenever this breaks off, both names together still hold the old one.
     *
     * @param before the name under which the old one is kept
     * @throws StartFailed when they cannot be written
     */
    public void renew(String name, String before) {
        String old = of(name, "");
        try {
            OwnerOnly.write(file(before), old + "\n");
            OwnerOnly.write(file(name), fresh() + "\n");
        } catch (IOException failure) {
            throw new StartFailed(
                    "The secret in " + file(name) + " cannot be renewed: " + failure.getMessage(), failure);
        }
    }

    /**
     * The secret of a name; none when it was never made.
     *
     * @throws StartFailed when it cannot be read
     */
    public Option<String> find(String name) {
        try {
            return Option.some(
                    Files.readString(file(name), StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException absent) {
            return Option.none();
        } catch (IOException failure) {
            throw new StartFailed("The secret in " + file(name) + " cannot be read: " + failure.getMessage(), failure);
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
