package dev.sextant.identity.application;

import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Remembers answers for a short time, so that the same question need not be asked again at once. That there was no answer is not remembered, so that questions of strangers drive out no answers. Safe for many threads; two
 * that ask the same at once may both ask.
 *
 * @param <K> a question
 * @param <V> an answer
 */
final class ShortMemory<K, V> {

    private record Remembered<V>(V answer, Instant until) {}

    private final Duration time;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    /** By last use, so that the first one is the one that was not asked for the longest time. */
    private final Map<K, Remembered<V>> answers;

    /**
     * A memory of nothing yet.
     *
     * @param time how long an answer is remembered after the question was asked
     * @param most how many answers are remembered; what was not asked for the longest time is forgotten first
     */
    ShortMemory(Duration time, int most, Clock clock) {
        this.time = time;
        this.clock = clock;
        this.answers = new LinkedHashMap<>(16, 0.75f, true) {
            @java.io.Serial
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Remembered<V>> eldest) {
                return size() > most;
            }
        };
    }

    /** The remembered answer, or the one that is found now. Its time begins before it is asked for, so that it is never older than it says. */
    Option<V> recall(K question, Supplier<Option<V>> ask) {
        Instant now = clock.instant();
        Option<V> remembered = find(question, now);
        if (remembered.isDefined()) {
            return remembered;
        }
        return ask.get().peek(answer -> remember(question, new Remembered<>(answer, now.plus(time))));
    }

    private Option<V> find(K question, Instant now) {
        lock.lock();
        try {
            Remembered<V> found = answers.get(question);
            if (found == null) {
                return Option.none();
            }
            // A clock that was set back must not make an answer live longer.
            boolean fresh =
                    now.isBefore(found.until()) && !now.isBefore(found.until().minus(time));
            if (!fresh) {
                answers.remove(question);
            }
            return fresh ? Option.some(found.answer()) : Option.none();
        } finally {
            lock.unlock();
        }
    }

    private void remember(K question, Remembered<V> answer) {
        lock.lock();
        try {
            answers.put(question, answer);
        } finally {
            lock.unlock();
        }
    }
}
