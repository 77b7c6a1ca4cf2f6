package dev.sextant.bootstrap.config;

import dev.sextant.bootstrap.config.Configuration.Value;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A file that holds one secret, as container platforms mount them.
 *
 * @param key which secret
 * @param variable the environment variable that names the file
 * @param file the file
 */
record SecretFile(Key key, String variable, Path file) {

    private static final long LARGEST = 64 * 1024;

    /** Puts the content, without the line end behind it, in the place of the key; or notes what is wrong, never the content. */
    void read(Map<String, String> environment, Map<Key, Value> values, List<String> errors) {
        if (!environment.getOrDefault(key.variable(), "").isBlank()) {
            errors.add(key.key() + " is given twice, by " + key.variable() + " and by " + variable + ".");
            return;
        }
        try {
            if (Files.size(file) > LARGEST) {
                errors.add(wrong("is larger than " + LARGEST + " bytes"));
                return;
            }
            String text = Files.readString(file, StandardCharsets.UTF_8).replaceFirst("\\r?\\n$", "");
            if (text.isBlank()) {
                errors.add(wrong("is empty"));
            } else {
                values.put(key, new Value(text, "file " + file + " of " + variable));
            }
        } catch (NoSuchFileException absent) {
            errors.add(wrong("is not there"));
        } catch (AccessDeniedException refused) {
            errors.add(wrong("may not be read"));
        } catch (CharacterCodingException notText) {
            errors.add(wrong("is not UTF-8 text"));
        } catch (IOException failure) {
            errors.add(wrong("cannot be read: " + failure.getMessage()));
        }
    }

    private String wrong(String why) {
        return key.key() + ": the file " + file + " of " + variable + " " + why + ".";
    }
}
