package dev.sextant.shared.application;

import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * The one place around every use case and every query: it checks the permission, opens the transaction, measures how long it took,
 * remembers refusals in the {@link AuditTrail} and tells the {@link HandlingObserver}, whatever the outcome. Safe for many threads.
 *
 * <p>A request that is malformed, names a version that is no longer the present one, or asks for what is not there, never came near a decision, and would let anybody fill the trail: it is
 * not remembered.
 */
@PrimaryPort
public final class Handling {

    private static final Set<DomainError.Kind> REMEMBERED =
            Set.of(DomainError.Kind.FORBIDDEN, DomainError.Kind.CONFLICT, DomainError.Kind.RULE);

    private final Transactions transactions;
    private final AuditTrail trail;
    private final HandlingObserver observer;
    private final LongSupplier nanoTime;

    /**
     * A handling that remembers no refusal.
     *
     * @param transactions where the work is done
     * @param observer who is told; must not throw
     * @param nanoTime a monotonic clock in nanoseconds, such as {@code System::nanoTime}
     */
    public Handling(Transactions transactions, HandlingObserver observer, LongSupplier nanoTime) {
        this(transactions, AuditTrail.NONE, observer, nanoTime);
    }

    /**
     * A handling.
     *
     * @param transactions where the work is done
     * @param trail remembers refusals, each in a transaction of its own
     * @param observer who is told; must not throw
     * @param nanoTime a monotonic clock in nanoseconds, such as {@code System::nanoTime}
     */
    public Handling(Transactions transactions, AuditTrail trail, HandlingObserver observer, LongSupplier nanoTime) {
        this.transactions = transactions;
        this.trail = trail;
        this.observer = observer;
        this.nanoTime = nanoTime;
    }

    /**
     * Runs a use case in one transaction; a refusal rolls it back.
     *
     * @return the result, or the refusal of the use case, or {@link NotPermitted}
     */
    public <C, R, E extends DomainError> Either<DomainError, R> run(UseCase<C, R, E> useCase, Actor actor, C command) {
        String name = useCase.getClass().getSimpleName();
        return observed(
                name,
                actor,
                useCase.needs(),
                () -> transactions.write(
                        actor, () -> useCase.handle(actor, command).<DomainError>mapLeft(refusal -> refusal)));
    }

    /**
     * Asks a query in one read-only transaction.
     *
     * @param name names the question in metrics and audit, such as {@code CaseQueries.byId}
     * @param needs what the actor must be permitted
     * @param query asks; a {@code Left} is a refusal such as not found
     */
    public <R> Either<DomainError, R> ask(
            String name, Permission needs, Actor actor, Supplier<? extends Either<? extends DomainError, R>> query) {
        return observed(
                name,
                actor,
                needs,
                () -> transactions.read(actor, () -> query.get().<DomainError>mapLeft(refusal -> refusal)));
    }

    private <R> Either<DomainError, R> observed(
            String name, Actor actor, Permission needs, Supplier<Either<DomainError, R>> work) {
        long start = nanoTime.getAsLong();
        var outcome = HandlingObserver.Outcome.FAILED;
        try {
            Either<DomainError, R> answer = actor.may(needs) ? work.get() : Either.left(new NotPermitted(needs));
            answer.peekLeft(refusal -> remember(actor, name, refusal));
            outcome = answer.isRight() ? HandlingObserver.Outcome.DONE : HandlingObserver.Outcome.REFUSED;
            return answer;
        } finally {
            observer.handled(name, actor, outcome, Duration.ofNanos(nanoTime.getAsLong() - start));
        }
    }

    private void remember(Actor actor, String name, DomainError refusal) {
        if (!trail.equals(AuditTrail.NONE) && REMEMBERED.contains(refusal.kind())) {
            transactions.afterwards(() -> transactions.<DomainError, Boolean>write(actor, () -> {
                trail.refused(actor, name, Option.none(), refusal);
                return Either.right(true);
            }));
        }
    }
}
