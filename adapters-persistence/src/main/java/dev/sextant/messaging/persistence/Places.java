package dev.sextant.messaging.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How many lanes work at the same time. Whoever is up to date comes before whoever works off a backlog, and while both are there, the latter leave some places free. Among equals, whoever came first goes first. Safe for many threads.
 */
final class Places {

    /** After so many others went first, somebody with a backlog goes like everybody else. */
    private static final int PASSED_OVER = 20;

    private final int most;
    private final int mostBehind;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Waiting> waiting = new ArrayList<>();
    private int taken;
    private int takenBehind;

    /** Somebody who wants a place. */
    private final class Waiting {
        private final boolean behind;
        private final boolean polite;
        private final Condition signal = lock.newCondition();
        private int passedOver;
        private boolean admitted;

        private Waiting(boolean behind, boolean polite) {
            this.behind = behind;
            this.polite = polite;
        }
    }

    /**
     * Places that nobody has.
     *
     * @param most how many, from 1
     */
    Places(int most) {
        this.most = most;
        this.mostBehind = most - most / 2;
    }

    /**
     * Waits for a place.
     *
     * @param behind whether it is to work off a backlog
     * @param polite whether some places are to be left to those who are up to date
     */
    void enter(boolean behind, boolean polite) {
        lock.lock();
        try {
            var own = new Waiting(behind, polite);
            waiting.add(own);
            admit();
            while (!own.admitted) {
                own.signal.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives a place to whoever is next.
     *
     * @param behind as when it was entered
     */
    void leave(boolean behind) {
        lock.lock();
        try {
            taken--;
            takenBehind -= behind ? 1 : 0;
            admit();
        } finally {
            lock.unlock();
        }
    }

    /** How many wait. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private void admit() {
        int next = taken < most ? next() : -1;
        while (next >= 0) {
            Waiting admitted = waiting.remove(next);
            waiting.subList(0, next).forEach(passed -> passed.passedOver++);
            taken++;
            takenBehind += admitted.behind ? 1 : 0;
            admitted.admitted = true;
            admitted.signal.signal();
            next = taken < most ? next() : -1;
        }
    }

    /** Which of those who wait is next; -1 for none. */
    private int next() {
        int behind = -1;
        for (int at = 0; at < waiting.size(); at++) {
            Waiting candidate = waiting.get(at);
            boolean mayEnter = !candidate.behind || !candidate.polite || takenBehind < mostBehind;
            if (mayEnter && (!candidate.behind || candidate.passedOver >= PASSED_OVER)) {
                return at;
            }
            if (mayEnter && behind < 0) {
                behind = at;
            }
        }
        return behind;
    }
}
