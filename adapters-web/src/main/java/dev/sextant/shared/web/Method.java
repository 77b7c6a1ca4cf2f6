package dev.sextant.shared.web;

/** The methods that a route can have. {@code HEAD} and {@code OPTIONS} are answered for every route without one of its own. */
enum Method {
    /** Reads. */
    GET,
    /** Creates or acts. */
    POST,
    /** Replaces. */
    PUT,
    /** Changes some fields. */
    PATCH,
    /** Removes. */
    DELETE
}
