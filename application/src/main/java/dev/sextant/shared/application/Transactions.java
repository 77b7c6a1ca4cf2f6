package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.util.function.Supplier;
import org.jmolecules.architecture.hexagonal.Port;

/**
 * Runs work for an actor in one database transaction that sees only the actor's tenant. A nested call joins the transaction around it; one for
 * another tenant inside it is a programming error and throws {@link IllegalStateException}. The work runs on the caller's thread.
 */
@Port
public interface Transactions {

    /**
     * Runs work that changes something. Everything that the work did is committed when it answers {@code Right}, and nothing when it answers {@code Left} or
     * throws. A {@code Left} of a nested call that its caller swallows still rolls the whole back.
     *
     * @throws StaleAggregate when another writer was faster
     * @throws Unavailable when the database cannot answer now; nothing was committed, unless the answer to the commit itself was lost
     */
    <L, R> Either<L, R> write(Actor actor, Supplier<Either<L, R>> work);

    /**
     * Runs work that only reads; a change inside it fails.
     *
     * @throws Unavailable when the database cannot answer now
     */
    <T> T read(Actor actor, Supplier<T> work);

    /**
     * Does something when the transaction around the caller has ended and its work has answered, whether it was committed or not: on the same thread, outside of it. Without a transaction it is done at
     * once. Work that throws takes what was registered with it.
     *
     * @param action may open transactions of its own; what it throws inside a transaction's end is logged, since that end stands
     */
    void afterwards(Runnable action);
}
