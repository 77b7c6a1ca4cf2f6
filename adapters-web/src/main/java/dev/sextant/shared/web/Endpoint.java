package dev.sextant.shared.web;

import dev.sextant.shared.domain.DomainError;
import io.vavr.control.Either;
import java.io.IOException;

/** Parses a request, calls a use case or a query, and answers. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Does it, on the thread of the request.
     *
     * @return the answer, or the refusal, which becomes a problem elsewhere
     * @throws IOException when the client breaks off, or a stored content cannot be read
     */
    Either<DomainError, Answer> answer(Exchange exchange) throws IOException;
}
