package dev.sextant.investigation.integration.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How the YAML of the catalogues is read. */
final class Yaml {

    static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final String SHIPPED = "/dev/sextant/investigation/";

    private Yaml() {}

    /** What is wrong with a document, with its line. */
    static String complaint(String file, JacksonException malformed) {
        return file + ": " + malformed.getOriginalMessage() + " at line "
                + malformed.getLocation().getLineNr();
    }

    /** A text that the program has with it. */
    static String resource(String name) {
        try (InputStream in = Yaml.class.getResourceAsStream(SHIPPED + name)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its own " + SHIPPED + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
