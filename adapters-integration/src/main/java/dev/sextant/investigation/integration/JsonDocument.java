package dev.sextant.investigation.integration;

import dev.sextant.investigation.application.EvidenceReader.Malformed;
import io.vavr.control.Either;
import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Walks through a document once, from its first byte to its last. Long lists are handed over item by item and never held; everything else is gathered and handed over at the end. A document is at most 100 MB long and nested at most 200
 * deep.
 */
final class JsonDocument {

    private static final long LONGEST = 100L * 1024 * 1024;

    private final JsonParser parser;
    private final Set<String> lists;
    private final Pieces pieces;
    private Field around = new Field(new Json.Members(new LinkedHashMap<>()), "");

    private JsonDocument(JsonParser parser, Set<String> lists, Pieces pieces) {
        this.parser = parser;
        this.lists = lists;
        this.pieces = pieces;
    }

    /** Takes what a document holds. */
    interface Pieces {

        /**
         * An item of a list.
         *
         * @param list which list, as {@code /data/result} with plain names; empty when the document is the list
         * @param item the item
         */
        void item(String list, Field item);

        /**
         * The end of the document.
         *
         * @param around what does not belong to a list, an empty object when the document is a list
         */
        void end(Field around);
    }

    /**
     * Reads a document.
     *
     * @param lists the lists that are handed over item by item, as {@code /data/result} with {@link Field#plain plain} names
     * @return what is wrong with the document as a whole, or nothing
     */
    static Either<Malformed, Boolean> read(InputStream content, Set<String> lists, Pieces pieces) throws IOException {
        Bounded bounded = new Bounded(content);
        try (JsonParser parser = JsonTree.FACTORY.createParser(ObjectReadContext.empty(), (InputStream) bounded)) {
            JsonDocument document = new JsonDocument(parser, lists, pieces);
            try {
                document.whole();
                return Either.right(true);
            } catch (JacksonIOException unreadable) {
                return Either.left(bounded.reason(unreadable.getCause()));
            } catch (StreamConstraintsException tooMuch) {
                return Either.left(new Malformed(
                        document.place(),
                        parser.streamReadContext().getNestingDepth() >= JsonTree.DEEPEST
                                ? "The document is nested deeper than " + JsonTree.DEEPEST + " levels"
                                : "A text or number is too long to be one"));
            } catch (JacksonException malformed) {
                return Either.left(new Malformed(
                        document.place(),
                        "This is no valid JSON: " + Phrases.line(firstSentence(malformed.getOriginalMessage()))));
            } catch (WrongValue wrong) {
                return Either.left(new Malformed(wrong.place(), wrong.reason()));
            }
        } catch (JacksonIOException unreadable) {
            return Either.left(bounded.reason(unreadable.getCause()));
        }
    }

    private void whole() {
        JsonToken first = parser.nextToken();
        if (first == JsonToken.START_OBJECT) {
            object((Json.Members) around.value(), "", "");
        } else if (first == JsonToken.START_ARRAY) {
            list("", "");
        } else {
            throw new WrongValue("", "The document is neither an object nor a list");
        }
        if (parser.nextToken() != null) {
            throw new WrongValue(place(), "Something follows the end of the document");
        }
        pieces.end(around);
    }

    private void object(Json.Members into, String path, String pointer) {
        while (required() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String inner = path + "/" + Field.plain(name);
            String place = pointer + "/" + Field.escaped(name);
            JsonToken token = required();
            if (token == JsonToken.START_ARRAY && lists.contains(inner)) {
                list(inner, place);
            } else if (token == JsonToken.START_OBJECT && leadsToList(inner)) {
                Json.Members members = new Json.Members(new LinkedHashMap<>());
                into.fields().put(name, members);
                object(members, inner, place);
            } else {
                into.fields().put(name, JsonTree.read(parser, token, place));
            }
        }
    }

    private boolean leadsToList(String path) {
        return lists.stream().anyMatch(list -> list.startsWith(path + "/"));
    }

    private void list(String path, String pointer) {
        long index = 0;
        JsonToken token = required();
        while (token != JsonToken.END_ARRAY) {
            String place = pointer + "/" + index;
            pieces.item(path, new Field(JsonTree.read(parser, token, place), place));
            index++;
            token = required();
        }
    }

    private JsonToken required() {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new WrongValue(place(), "The document ends in the middle");
        }
        return token;
    }

    private String place() {
        return "line " + parser.currentLocation().getLineNr() + ", column "
                + parser.currentLocation().getColumnNr();
    }

    private static String firstSentence(@Nullable String message) {
        String text = message == null ? "" : message;
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    /** Ends with a failure where the document is too long. */
    private static final class Bounded extends FilterInputStream {

        private long left = LONGEST;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            counted(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            counted(Math.max(count, 0));
            return count;
        }

        /** The content belongs to the caller. */
        @Override
        public void close() {}

        /** What is wrong with the document; a failure to read it from where it is kept goes on. */
        Malformed reason(@Nullable IOException failed) throws IOException {
            if (left < 0) {
                return new Malformed("", "The document is longer than 100 MB; please hand it over in parts");
            }
            if (failed instanceof CharConversionException) {
                return new Malformed("", "The document is in no encoding that JSON may have");
            }
            throw failed == null ? new IOException("reading failed for an unknown reason") : failed;
        }

        private void counted(int count) throws IOException {
            left -= count;
            if (left < 0) {
                throw new IOException("longer than " + LONGEST + " bytes");
            }
        }
    }
}
