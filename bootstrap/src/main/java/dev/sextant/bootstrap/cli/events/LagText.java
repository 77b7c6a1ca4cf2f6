package dev.sextant.bootstrap.cli.events;

import dev.sextant.messaging.application.DeadLetterQueries.LetterView;
import dev.sextant.messaging.application.SubscriberStatus.HeldUp;
import dev.sextant.messaging.application.SubscriberStatus.LagView;
import dev.sextant.messaging.application.SubscriberStatus.OpenTransactionView;
import dev.sextant.messaging.application.SubscriberStatus.SubscriberView;
import dev.sextant.shared.domain.TenantId;
import java.io.PrintWriter;
import java.util.List;

/** The delivery of events in words. */
final class LagText {

    private LagText() {}

    /** A line for each subscriber, and below it what it waits for. */
    static void write(List<LagView> lags, PrintWriter out) {
        if (lags.isEmpty()) {
            out.println("There are no subscribers.");
        }
        for (LagView lag : lags) {
            SubscriberView subscriber = lag.subscriber();
            out.println("%s  lag %d s, waiting %s, retrying %d, dead %d, served by %s"
                    .formatted(
                            subscriber.name(),
                            subscriber.lagSeconds(),
                            (subscriber.moreWaiting() ? "at least " : "") + subscriber.waiting(),
                            subscriber.retrying(),
                            subscriber.dead(),
                            lag.nodeNames().isEmpty() ? "nobody" : String.join(", ", lag.nodeNames())));
            subscriber.heldUpBy().forEach(why -> out.println("    " + words(why, lag)));
            lag.waitsFor().forEach(open -> out.println("    " + words(open)));
        }
    }

    private static String words(HeldUp why, LagView lag) {
        return switch (why) {
            case NOT_SERVED -> lag.idleLanes() + " of its " + lag.lanes() + " lanes are served by no program";
            case BACKLOG -> "more has happened than it has handled yet";
            case DEAD_LETTERS ->
                "dead letters wait for a decision, and what came after them in the same aggregates: 'sextant events dead-letters'";
        };
    }

    private static String words(OpenTransactionView open) {
        String age =
                open.seconds().map(seconds -> ", open for " + seconds + " s").getOrElse("");
        String name = open.application()
                .map(called -> " (" + Printable.of(called) + ")")
                .getOrElse("");
        String holder = switch (open.holder()) {
            case SESSION -> "session " + open.pid().map(String::valueOf).getOrElse("?") + name;
            case PREPARED -> "the prepared transaction" + name;
            case UNKNOWN -> "a session that the database does not name";
        };
        return "its oldest open transaction is held by " + holder + age
                + "; only events of that transaction wait for it, and no month of events since then is removed";
    }

    /** A dead letter in one line. */
    static String line(TenantId tenant, LetterView letter) {
        return "%s  %s  %s  %s  %s  tried %d times, last at %s  %s  %s"
                .formatted(
                        letter.id(),
                        tenant,
                        letter.state().code(),
                        letter.subscriber(),
                        letter.event().type(),
                        letter.attempts(),
                        letter.lastFailedAt(),
                        Printable.of(letter.causeGroup()),
                        Printable.of(letter.cause()));
    }

    /** What others wrote must not steer the terminal. */
    private static final class Printable {

        private Printable() {}

        static String of(String text) {
            var clean = new StringBuilder(text.length());
            text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(clean::appendCodePoint);
            return clean.toString();
        }
    }
}
