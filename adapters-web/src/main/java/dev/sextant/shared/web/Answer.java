package dev.sextant.shared.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What is answered.
 *
 * @param status the HTTP status
 * @param headers the headers that belong to this answer; those that every answer has are added later
 * @param body the body
 */
public record Answer(int status, List<Header> headers, Body body) {

    /**
     * A header.
     *
     * @param name its name
     * @param value its value
     */
    public record Header(String name, String value) {}

    /** The length of a stream whose end nobody knows beforehand. */
    public static final long UNKNOWN_LENGTH = -1;

    /** A body. */
    public sealed interface Body {

        /** No body. */
        record Nothing() implements Body {}

        /**
         * A body in memory.
         *
         * @param mediaType what it is
         * @param text the body, sent as UTF-8
         */
        record Text(String mediaType, String text) implements Body {}

        /**
         * A body in memory that holds a secret and is sent once.
         *
         * @param told what is sent now
         * @param kept what is sent when the request is repeated, without the secret
         */
        record ToldOnce(Text told, Text kept) implements Body {

            /** Says nothing of the secret, so that no log can. */
            @Override
            public String toString() {
                return "ToldOnce[" + kept + "]";
            }
        }

        /**
         * A body that is written piece by piece.
         *
         * @param mediaType what it is
         * @param length how many bytes will be written, or {@link #UNKNOWN_LENGTH}
         * @param content writes them
         */
        record Stream(String mediaType, long length, Writer content) implements Body {}
    }

    /** Writes a body. */
    @FunctionalInterface
    public interface Writer {

        /**
         * Writes all of it.
         *
         * @throws IOException when the client broke off, or the source cannot be read
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Copies the headers. */
    public Answer {
        headers = List.copyOf(headers);
    }

    /** A status without a body. */
    public static Answer of(int status) {
        return new Answer(status, List.of(), new Body.Nothing());
    }

    /** A text. */
    static Answer text(int status, String mediaType, String text) {
        return new Answer(status, List.of(), new Body.Text(mediaType, text));
    }

    /** A body that is written piece by piece. */
    public static Answer stream(int status, String mediaType, long length, Writer content) {
        return new Answer(status, List.of(), new Body.Stream(mediaType, length, content));
    }

    /** The same answer with one header more. */
    public Answer with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, more, body);
    }

    /** The value of a header that was set, or an empty text. */
    String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    /** The bytes of a body in memory. */
    static byte[] bytes(Body.Text text) {
        return text.text().getBytes(StandardCharsets.UTF_8);
    }
}
