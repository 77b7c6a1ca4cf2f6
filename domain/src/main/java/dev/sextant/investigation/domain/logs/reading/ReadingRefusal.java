package dev.sextant.investigation.domain.logs.reading;

import dev.sextant.shared.domain.DomainError;

/** Why a file's content cannot be read as lines of text. Every refusal is final for the file, not for the others given with it. */
public sealed interface ReadingRefusal extends DomainError {

    /** The file has no bytes. */
    record Empty() implements ReadingRefusal {
        @Override
        public Kind kind() {
            return Kind.MALFORMED;
        }

        @Override
        public String code() {
            return "empty_file";
        }

        @Override
        public String message() {
            return "the file is empty (0 bytes)";
        }
    }

    /**
     * The file is a container that is not unpacked here.
     *
     * @param format its name, such as {@code zip}
     */
    record Archive(String format) implements ReadingRefusal {
        @Override
        public Kind kind() {
            return Kind.UNSUPPORTED;
        }

        @Override
        public String code() {
            return "archive_refused";
        }

        @Override
        public String message() {
            return "this is " + format + "; unpack it first and give the files in it (only gzip is read directly)";
        }
    }

    /**
     * The content is no text.
     *
     * @param content what it is instead
     * @param format its name, such as {@code a PNG image}
     */
    record NotText(ContentKind content, String format) implements ReadingRefusal {
        @Override
        public Kind kind() {
            return Kind.UNSUPPORTED;
        }

        @Override
        public String code() {
            return "not_text";
        }

        @Override
        public String message() {
            return "this is " + format + ", not text";
        }
    }

    /**
     * The packed content grows more than the limits allow; a file made to exhaust its reader does that.
     *
     * @param unpackedBytes bytes unpacked when reading stopped
     * @param packedBytes packed bytes that they came from
     */
    record Bomb(long unpackedBytes, long packedBytes) implements ReadingRefusal {
        @Override
        public Kind kind() {
            return Kind.TOO_LARGE;
        }

        @Override
        public String code() {
            return "unpacks_too_large";
        }

        @Override
        public String message() {
            return "reading stopped: " + packedBytes + " packed bytes already unpacked to " + unpackedBytes
                    + " bytes, which is more than the limits allow; if you trust the file, unpack it first and give what is in it";
        }
    }

    /**
     * The gzip data is broken from its first byte on, so that nothing could be read.
     *
     * @param reason what the unpacker met
     */
    record DamagedGzip(String reason) implements ReadingRefusal {
        @Override
        public Kind kind() {
            return Kind.MALFORMED;
        }

        @Override
        public String code() {
            return "damaged_gzip";
        }

        @Override
        public String message() {
            return "the gzip data is damaged and nothing in it could be read: " + reason;
        }
    }

    /**
     * The file cannot be opened, or reading it failed half-way.
     *
     * @param reason what the system said
     */
    record Unreadable(String reason) implements ReadingRefusal {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public String code() {
            return "unreadable";
        }

        @Override
        public String message() {
            return "the file cannot be read: " + reason;
        }
    }
}
