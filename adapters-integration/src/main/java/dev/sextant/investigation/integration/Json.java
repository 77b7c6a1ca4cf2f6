package dev.sextant.investigation.integration;

import java.util.List;
import java.util.Map;

/** A value of a JSON document. */
sealed interface Json {

    /**
     * An object.
     *
     * @param fields in the order of the document
     */
    record Members(Map<String, Json> fields) implements Json {}

    /**
     * A list.
     *
     * @param items in the order of the document
     */
    record Items(List<Json> items) implements Json {}

    /**
     * Words.
     *
     * @param value without quotes
     */
    record Words(String value) implements Json {}

    /**
     * A number.
     *
     * @param value may be infinite or NaN, as some writers have it
     */
    record Amount(double value) implements Json {}

    /**
     * Yes or no.
     *
     * @param value yes
     */
    record Truth(boolean value) implements Json {}

    /** No value. */
    enum Nothing implements Json {
        /** {@code null}. */
        NULL,
        /** The field is not there. */
        MISSING
    }
}
