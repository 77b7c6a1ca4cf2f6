package dev.sextant.shared.web;

import dev.sextant.investigation.application.StorageQuota;
import dev.sextant.investigation.domain.FileError;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicBoolean;

/** Room for files that can be used up. */
final class RoomForFiles implements StorageQuota {

    final AtomicBoolean usedUp = new AtomicBoolean();

    @Override
    public Option<Long> left(Actor actor) {
        return Option.when(usedUp.get(), 0L);
    }

    @Override
    public Either<FileError, Long> take(Actor actor, long bytes) {
        return usedUp.get() ? new FileError.StorageUsedUp(0).refuse() : Either.right(bytes);
    }

    @Override
    public void giveBack(Actor actor, long bytes) {
        usedUp.set(false);
    }
}
