package dev.sextant.shared.web;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/**
 * An answer of a server under test.
 *
 * @param method how it was asked
 * @param path what was asked for, with the query
 * @param status the status
 * @param headers the headers
 * @param bytes the body
 */
@SuppressWarnings("ArrayRecordComponent") // A carrier that nobody compares.
public record Reply(String method, String path, int status, HttpHeaders headers, byte[] bytes) {

    /** The body as text. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The body as JSON. */
    public JsonNode json() {
        return JsonFormat.tree(text());
    }

    /** A text in the JSON body. */
    public String at(String pointer) {
        return json().at(pointer).asString();
    }

    /** A header, or an empty text. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
