package dev.sextant.cases.domain;

import java.time.Instant;

/**
 * When a case was opened and when it changed last.
 *
 * @param createdAt when it was opened
 * @param updatedAt when it changed last
 */
public record CaseTimes(Instant createdAt, Instant updatedAt) {

    CaseTimes changed(Instant at) {
        return new CaseTimes(createdAt, at);
    }
}
