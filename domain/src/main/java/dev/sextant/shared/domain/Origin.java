package dev.sextant.shared.domain;

import io.vavr.control.Option;

/**
 * Where a request came from. Nothing is decided by it; logs, events, jobs and the audit trail keep it, so that one can be found from the other.
 *
 * @param requestId names the request
 * @param traceparent the W3C trace context of the request, when there is one
 * @param address the network address of the caller, when a network is involved
 * @param credential the id of what the caller showed, such as {@code session_…} or {@code key_…}; none for the local token and for programs
 */
public record Origin(String requestId, Option<String> traceparent, Option<String> address, Option<String> credential) {

    /** A request of a program, without a network. */
    public static Origin of(String requestId) {
        return new Origin(requestId, Option.none(), Option.none(), Option.none());
    }
}
