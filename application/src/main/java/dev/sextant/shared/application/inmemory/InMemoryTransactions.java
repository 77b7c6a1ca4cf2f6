package dev.sextant.shared.application.inmemory;

import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transactions over what is kept in memory: one at a time, and every change is undone when one rolls back. What is kept must be kept in an {@link InMemoryTable}, or register its undo
 * itself with {@link #onRollback}.
 */
public final class InMemoryTransactions implements Transactions {

    /** One outermost call and everything that joined it. */
    private static final class Open {
        private final TenantId tenant;
        private final boolean readOnly;
        private final Deque<Runnable> undo = new ArrayDeque<>();
        private final List<Runnable> afterCommit = new ArrayList<>();
        private final List<Runnable> afterwards = new ArrayList<>();
        private boolean refused;

        private Open(TenantId tenant, boolean readOnly) {
            this.tenant = tenant;
            this.readOnly = readOnly;
        }
    }

    private final ReentrantLock oneAtATime = new ReentrantLock();
    /** The transaction of the thread that holds the lock. */
    private @Nullable Open current;

    @Override
    public <L, R> Either<L, R> write(Actor actor, Supplier<Either<L, R>> work) {
        return run(actor, false, work);
    }

    @Override
    public <T> T read(Actor actor, Supplier<T> work) {
        Either<RuntimeException, T> answer = run(actor, true, () -> Either.right(work.get()));
        return answer.get();
    }

    private <L, R> Either<L, R> run(Actor actor, boolean readOnly, Supplier<Either<L, R>> work) {
        List<Runnable> then = new ArrayList<>();
        Either<L, R> answer;
        oneAtATime.lock();
        try {
            Open outer = current;
            if (outer != null) {
                return join(outer, actor, work);
            }
            var open = new Open(actor.tenant(), readOnly);
            current = open;
            answer = alone(open, work);
            then.addAll(open.refused ? List.of() : open.afterCommit);
            then.addAll(open.afterwards);
        } finally {
            if (oneAtATime.getHoldCount() == 1) {
                current = null;
            }
            oneAtATime.unlock();
        }
        then.forEach(Runnable::run);
        return answer;
    }

    private static <L, R> Either<L, R> join(Open outer, Actor actor, Supplier<Either<L, R>> work) {
        if (!outer.tenant.equals(actor.tenant())) {
            throw new IllegalStateException("a transaction of another tenant is open on this thread");
        }
        Either<L, R> answer = work.get();
        outer.refused |= answer.isLeft();
        return answer;
    }

    private static <L, R> Either<L, R> alone(Open open, Supplier<Either<L, R>> work) {
        boolean done = false;
        try {
            Either<L, R> answer = work.get();
            if (answer.isRight() && open.refused) {
                throw new IllegalStateException("a refusal inside was swallowed: nothing was committed");
            }
            open.refused |= answer.isLeft();
            done = !open.refused;
            return answer;
        } finally {
            if (!done) {
                open.refused = true;
                open.undo.forEach(Runnable::run);
            }
        }
    }

    /**
     * Checks that the actor may touch what is kept now.
     *
     * @param changing whether something will be changed
     * @throws IllegalStateException outside a transaction of the actor's tenant, or when a read-only one would change something
     */
    public void require(Actor actor, boolean changing) {
        Open open = open();
        if (!open.tenant.equals(actor.tenant())) {
            throw new IllegalStateException("the open transaction is of another tenant");
        }
        if (changing && open.readOnly) {
            throw new IllegalStateException("a read-only transaction cannot change anything");
        }
    }

    /** Has something undone when the open transaction rolls back; what was registered last is undone first. */
    public void onRollback(Runnable undo) {
        open().undo.push(undo);
    }

    /** Has something done after the open transaction committed, on its thread, outside of it. */
    public void afterCommit(Runnable action) {
        open().afterCommit.add(action);
    }

    @Override
    public void afterwards(Runnable action) {
        Open open = oneAtATime.isHeldByCurrentThread() ? current : null;
        if (open == null) {
            action.run();
        } else {
            open.afterwards.add(action);
        }
    }

    private Open open() {
        Open open = oneAtATime.isHeldByCurrentThread() ? current : null;
        if (open == null) {
            throw new IllegalStateException("no transaction is open on this thread");
        }
        return open;
    }
}
