package dev.sextant.shared.web;

import dev.sextant.shared.application.Allowance;
import dev.sextant.shared.application.Authenticator;
import dev.sextant.shared.application.IdempotencyKeys;
import dev.sextant.shared.application.Readiness;
import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.IdGenerator;

/**
 * What the server needs of the rest of the program.
 *
 * @param authenticator tells who calls
 * @param allowance tells whether a request may be served now
 * @param transactions where a request that is safe to repeat and its answer are kept together
 * @param keys remembers the answers of requests that are safe to repeat
 * @param readiness tells whether the work can be done
 * @param ids makes request ids and trace ids
 * @param metrics counts
 */
public record WebServices(
        Authenticator authenticator,
        Allowance allowance,
        Transactions transactions,
        IdempotencyKeys keys,
        Readiness readiness,
        IdGenerator ids,
        Metrics metrics) {

    /** Services that limit nobody. */
    public WebServices(
            Authenticator authenticator,
            Transactions transactions,
            IdempotencyKeys keys,
            Readiness readiness,
            IdGenerator ids,
            Metrics metrics) {
        this(authenticator, Allowance.UNLIMITED, transactions, keys, readiness, ids, metrics);
    }
}
