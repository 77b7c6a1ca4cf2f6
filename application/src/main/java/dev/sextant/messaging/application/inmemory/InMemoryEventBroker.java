package dev.sextant.messaging.application.inmemory;

import dev.sextant.messaging.application.EventBroker;
import dev.sextant.shared.application.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A broker in memory that can be away. */
public final class InMemoryEventBroker implements EventBroker {

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    @Override
    public void publish(Message message) {
        if (away) {
            throw new Unavailable("broker", Duration.ofSeconds(1), new IllegalStateException("switched off"));
        }
        messages.add(message);
    }

    /** Whether it is away from now on. */
    public void away(boolean now) {
        away = now;
    }

    /** What was published, in order. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }
}
