package dev.sextant.examples.events;

import dev.sextant.shared.application.EventKind;
import dev.sextant.shared.application.Reaction;
import dev.sextant.shared.application.ReceivedEvent;
import dev.sextant.shared.domain.Actor;
import java.io.PrintStream;
import java.util.Set;

/** Tells whoever is on duty of a case that hurts much. Its effect is outside of the database, so it may come twice: the delivery's id tells that it is the same. */
final class WhenCaseOpened implements Reaction {

    private final PrintStream duty;

    WhenCaseOpened(PrintStream duty) {
        this.duty = duty;
    }

    @Override
    public String name() {
        return "duty.when_case_opened";
    }

    @Override
    public Set<EventKind> to() {
        return Set.of(new EventKind("case.opened", 1));
    }

    @Override
    public Effect effect() {
        return Effect.AT_LEAST_ONCE;
    }

    @Override
    public void on(Actor actor, ReceivedEvent event) {
        if (event.data().text("severity").equals("critical")) {
            duty.println("wake up   " + event.data().text("case_id"));
        }
    }
}
