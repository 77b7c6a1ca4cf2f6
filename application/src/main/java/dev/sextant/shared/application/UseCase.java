package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Something that a user can have done. The implementing class is itself the primary port, named by a verb, with a nested {@code Command}
 * record. Only {@link Handling} calls {@link #handle}: it checks the permission, opens the transaction, times and audits.
 *
 * @param <C> what is asked for
 * @param <R> what the caller gets
 * @param <E> the expected refusals
 */
@PrimaryPort
public interface UseCase<C, R, E extends DomainError> {

    /** What the actor must be permitted. */
    Permission needs();

    /**
     * Does it, inside the transaction that {@link Handling} opened for the actor.
     *
     * @return the result, or the refusal, which rolls the transaction back
     * @throws StaleAggregate when another writer was faster
     * @throws Unavailable when the database or another dependency cannot answer now
     */
    Either<E, R> handle(Actor actor, C command);
}
