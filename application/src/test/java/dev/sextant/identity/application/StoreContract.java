package dev.sextant.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.application.Transactions;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import java.util.function.Supplier;

/** What the contracts of the stores share: work in transactions of one actor each. */
public abstract class StoreContract {

    /** Makes what the tests keep. */
    protected final IdentityFixtures some = new IdentityFixtures();

    /** The transactions that the stores work in. */
    protected abstract Transactions transactions();

    /** Changes something. */
    protected void write(Actor actor, Runnable work) {
        Either<String, String> done = transactions().write(actor, () -> {
            work.run();
            return Either.right("done");
        });
        assertThat(done.isRight()).isTrue();
    }

    /** Changes something and answers. */
    protected <T> T change(Actor actor, Supplier<T> work) {
        Either<String, T> done = transactions().write(actor, () -> Either.right(work.get()));
        return done.get();
    }

    /** Reads something. */
    protected <T> T read(Actor actor, Supplier<T> work) {
        return transactions().read(actor, work);
    }

    /** Changes something, and then changes nothing after all. */
    protected void writeInVain(Actor actor, Runnable work) {
        Either<String, String> refused = transactions().write(actor, () -> {
            work.run();
            return Either.left("no");
        });
        assertThat(refused.isLeft()).isTrue();
    }
}
