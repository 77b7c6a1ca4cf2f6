package dev.sextant.messaging.web;

import dev.sextant.messaging.application.EventFeedError;
import dev.sextant.messaging.application.EventFeedError.TooManyStreams;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Either;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** The streams that are open, each with what has it end; no more of a user and of an organisation than may be. Safe for many threads. */
final class OpenStreams {

    private final int ofUser;
    private final int ofOrganization;
    private final Set<Seat> seats = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean draining;

    OpenStreams(int ofUser, int ofOrganization) {
        this.ofUser = ofUser;
        this.ofOrganization = ofOrganization;
    }

    /** The place of one stream, from when it is allowed until it is over. */
    final class Seat implements AutoCloseable {

        private final TenantId tenant;
        private final UserId user;
        private Runnable wake = () -> {};
        private boolean ending;

        private Seat(Actor actor) {
            this.tenant = actor.tenant();
            this.user = actor.user();
        }

        /** Says what wakes the stream, so that it looks whether it has to end. */
        void wakeBy(Runnable other) {
            lock.lock();
            try {
                wake = other;
            } finally {
                lock.unlock();
            }
        }

        /** Whether the stream has to end, because the server stops. */
        boolean isEnding() {
            lock.lock();
            try {
                return ending;
            } finally {
                lock.unlock();
            }
        }

        private void end() {
            ending = true;
            wake.run();
        }

        @Override
        public void close() {
            lock.lock();
            try {
                seats.remove(this);
            } finally {
                lock.unlock();
            }
        }
    }

    /** A place for one more stream, or the refusal; one that is taken while the server stops ends at once. */
    Either<EventFeedError, Seat> take(Actor actor) {
        lock.lock();
        try {
            long inOrganization = seats.stream()
                    .filter(seat -> seat.tenant.equals(actor.tenant()))
                    .count();
            long own = seats.stream()
                    .filter(seat -> seat.tenant.equals(actor.tenant()) && seat.user.equals(actor.user()))
                    .count();
            if (own >= ofUser) {
                return Either.left(new TooManyStreams(ofUser, "this user"));
            }
            if (inOrganization >= ofOrganization) {
                return Either.left(new TooManyStreams(ofOrganization, "this organisation"));
            }
            var seat = new Seat(actor);
            seat.ending = draining;
            seats.add(seat);
            return Either.right(seat);
        } finally {
            lock.unlock();
        }
    }

    /** Has all streams end. */
    void drain() {
        lock.lock();
        try {
            draining = true;
            seats.forEach(Seat::end);
        } finally {
            lock.unlock();
        }
    }
}
