package dev.sextant.bootstrap.config;

import io.vavr.control.Option;
import java.util.Map;

/**
 * What a command line said about the configuration.
 *
 * @param file the configuration file, when one was named
 * @param values the keys that were given
 */
public record Flags(Option<String> file, Map<Key, String> values) {

    /** Copies the values. */
    public Flags {
        values = Map.copyOf(values);
    }

    /** Nothing was said. */
    public static Flags none() {
        return new Flags(Option.none(), Map.of());
    }
}
