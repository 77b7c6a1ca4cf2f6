package dev.sextant.investigation.application;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Finds files whose contents are the same. Contents are compared as a whole only where they begin alike. */
final class Twins {

    private static final int COMPARED = 4 * 1024;

    private final Map<String, List<EvidenceFile>> byBeginning = new HashMap<>();
    private final Map<EvidenceFile, String> digests = new HashMap<>();

    /** The name of a file with the same content that was given before. A file that cannot be read is like no other. */
    Option<String> sameAs(EvidenceFile file) {
        try {
            List<EvidenceFile> alike = byBeginning.computeIfAbsent(beginning(file), start -> new ArrayList<>());
            for (EvidenceFile other : alike) {
                if (digest(other).equals(digest(file))) {
                    return Option.some(other.name());
                }
            }
            alike.add(file);
            return Option.none();
        } catch (IOException unreadable) {
            // Whoever reads it tells why it cannot be read.
            return Option.none();
        }
    }

    private static String beginning(EvidenceFile file) throws IOException {
        try (InputStream content = file.content().open()) {
            return HexFormat.of().formatHex(content.readNBytes(COMPARED));
        }
    }

    private String digest(EvidenceFile file) throws IOException {
        String known = digests.get(file);
        if (known != null) {
            return known;
        }
        MessageDigest sha = sha256();
        try (InputStream content = file.content().open()) {
            var buffer = new byte[64 * 1024];
            int read = content.read(buffer);
            while (read >= 0) {
                sha.update(buffer, 0, read);
                read = content.read(buffer);
            }
        }
        String digest = HexFormat.of().formatHex(sha.digest());
        digests.put(file, digest);
        return digest;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
