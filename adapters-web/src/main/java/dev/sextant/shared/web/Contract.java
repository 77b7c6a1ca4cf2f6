package dev.sextant.shared.web;

import io.vavr.Lazy;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract that the server was built with, in every form in which it is shown. Read when somebody first asks for it, so that it costs nothing at start. */
final class Contract {

    private static final String PATH = "/openapi/openapi.yaml";

    private final Lazy<String> yaml = Lazy.of(() -> resource(PATH));
    private final Lazy<JsonNode> document = Lazy.of(() -> new YAMLMapper().readTree(yaml.get()));
    private final Lazy<String> json = Lazy.of(() -> document.get().toString());
    private final Lazy<String> reference = Lazy.of(() -> new Reference(document.get()).page());

    /** As it was written. */
    String yaml() {
        return yaml.get();
    }

    /** The same as JSON. */
    String json() {
        return json.get();
    }

    /** The page for reading. */
    String reference() {
        return reference.get();
    }

    /** The page about one problem code. */
    Option<String> problem(String code) {
        JsonNode problem = document.get().path("x-problems").path(code);
        return Option.when(
                problem.isString(), () -> new Reference(document.get()).problem(code, problem.stringValue()));
    }

    static String resource(String path) {
        try (InputStream in = Contract.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
