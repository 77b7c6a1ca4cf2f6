package dev.sextant.bootstrap.database;

import java.nio.file.Path;

/** Where the tests of this module share the unpacked programs of PostgreSQL. */
public final class Programs {

    /** The shared place, below the build's folder. */
    public static final Path SHARED = Path.of("target", "postgresql").toAbsolutePath();

    private Programs() {}
}
