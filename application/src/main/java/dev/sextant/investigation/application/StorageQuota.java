package dev.sextant.investigation.application;

import dev.sextant.investigation.domain.FileError;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Knows how many bytes of files the actor's tenant keeps, and how many it may. Every method works in the actor's open transaction. */
@SecondaryPort
public interface StorageQuota {

    /** Nothing is limited, and nothing is counted. */
    StorageQuota NONE = new StorageQuota() {
        @Override
        public Option<Long> left(Actor actor) {
            return Option.none();
        }

        @Override
        public Either<FileError, Long> take(Actor actor, long bytes) {
            return Either.right(bytes);
        }

        @Override
        public void giveBack(Actor actor, long bytes) {
            // Nothing was counted.
        }
    };

    /** How many bytes more may be kept, not negative; none when any number may. It may have changed before it is used. */
    Option<Long> left(Actor actor);

    /**
     * Takes room for a file. Of several that take at once, no two pass the quota together: the later one waits for the end of the earlier one's transaction.
     *
     * @return how many bytes were taken, or {@link FileError.StorageUsedUp}, and then nothing was
     */
    Either<FileError, Long> take(Actor actor, long bytes);

    /** Gives back the room of files that are deleted. Others of the tenant wait for the end of the transaction, so it is done last. */
    void giveBack(Actor actor, long bytes);
}
