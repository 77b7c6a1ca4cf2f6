package dev.sextant.identity.application.doors;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.shared.application.HandlingObserver;
import dev.sextant.shared.application.HandlingObserver.Outcome;
import dev.sextant.shared.application.NotPermitted;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.DomainError;
import dev.sextant.shared.domain.Permission;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The one place around every door: it checks the permission, measures and tells the observer, as {@link dev.sextant.shared.application.Handling} does around use cases. Safe for many threads. */
public final class Doorkeeper {

    private final HandlingObserver observer;
    private final LongSupplier nanoTime;

    /**
     * A doorkeeper.
     *
     * @param observer who is told; must not throw
     * @param nanoTime a monotonic clock in nanoseconds, such as {@code System::nanoTime}
     */
    public Doorkeeper(HandlingObserver observer, LongSupplier nanoTime) {
        this.observer = observer;
        this.nanoTime = nanoTime;
    }

    /** Lets somebody through who need not be permitted anything. */
    <R> Either<DomainError, R> watch(Object door, Actor actor, Supplier<Either<IdentityError, R>> work) {
        return observed(door, actor, () -> work.get().mapLeft(refusal -> refusal));
    }

    /** Lets somebody through who is permitted to go. */
    <R> Either<DomainError, R> watch(
            Object door, Actor actor, Permission needs, Supplier<Either<IdentityError, R>> work) {
        return observed(
                door,
                actor,
                () -> actor.may(needs) ? work.get().mapLeft(refusal -> refusal) : Either.left(new NotPermitted(needs)));
    }

    private <R> Either<DomainError, R> observed(Object door, Actor actor, Supplier<Either<DomainError, R>> work) {
        long start = nanoTime.getAsLong();
        var outcome = Outcome.FAILED;
        try {
            Either<DomainError, R> answer = work.get();
            outcome = answer.isRight() ? Outcome.DONE : Outcome.REFUSED;
            return answer;
        } finally {
            observer.handled(
                    door.getClass().getSimpleName(), actor, outcome, Duration.ofNanos(nanoTime.getAsLong() - start));
        }
    }
}
