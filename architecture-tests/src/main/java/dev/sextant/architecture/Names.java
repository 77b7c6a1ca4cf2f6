package dev.sextant.architecture;

import java.util.Arrays;
import java.util.List;

/** Reads the words of a class name. */
final class Names {

    private Names() {}

    /** The words of a name in camel case: {@code OpenCase} has {@code Open} and {@code Case}, {@code HTTPServer} has {@code HTTP} and {@code Server}. */
    static List<String> words(String name) {
        return Arrays.asList(name.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_", -1));
    }
}
