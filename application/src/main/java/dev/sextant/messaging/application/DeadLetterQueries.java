package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.DeadLetterError;
import dev.sextant.messaging.domain.DeadLetterId;
import dev.sextant.messaging.domain.DeadLetterState;
import dev.sextant.shared.application.EventData;
import dev.sextant.shared.application.Page;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.Port;

/** Questions about events that subscribers could not handle. Part of the actor's open transaction; what is of another organisation is not there. */
@Port
public interface DeadLetterQueries {

    /** How many groups are told at most. */
    int MOST_GROUPS = 100;

    /**
     * A dead letter.
     *
     * @param id its id
     * @param subscriber who could not handle the event
     * @param state what becomes of it
     * @param attempts how often this delivery was tried
     * @param dueAt when it is tried next; none when somebody has to decide
     * @param causeGroup what the failure has in common with others that one repair will mend
     * @param cause what the last failure said, at most 500 characters
     * @param firstFailedAt when its aggregate was first held up here
     * @param lastFailedAt when a try failed last
     * @param deliveryId the id of this delivery
     * @param event the event
     */
    record LetterView(
            DeadLetterId id,
            String subscriber,
            DeadLetterState state,
            int attempts,
            Option<Instant> dueAt,
            String causeGroup,
            String cause,
            Instant firstFailedAt,
            Instant lastFailedAt,
            UUID deliveryId,
            EventView event) {}

    /**
     * An event without what it says.
     *
     * @param id its id
     * @param type its type
     * @param version in which version it is stored
     * @param aggregateType the kind of thing that it happened to
     * @param aggregateId which one
     * @param aggregateVersion the version that the thing had afterwards
     * @param recordedAt when it was recorded
     */
    record EventView(
            UUID id,
            String type,
            int version,
            String aggregateType,
            UUID aggregateId,
            long aggregateVersion,
            Instant recordedAt) {}

    /**
     * A dead letter with what its event says.
     *
     * @param letter the dead letter
     * @param content what the event says; none when it has been retired
     */
    record PreviewView(LetterView letter, Option<ContentView> content) {}

    /**
     * What an event says.
     *
     * @param by who caused it, {@code user_…}
     * @param requestId by which request
     * @param occurredAt when
     * @param data names and values, in the version that is stored
     */
    record ContentView(String by, String requestId, Instant occurredAt, EventData data) {}

    /**
     * What failed for one cause at one subscriber.
     *
     * @param subscriber who
     * @param causeGroup for which cause
     * @param dead how many wait for a decision
     * @param retrying how many are tried again by themselves
     * @param firstFailedAt when the first of them failed
     * @param lastFailedAt when one of them failed last
     */
    record GroupView(
            String subscriber,
            String causeGroup,
            long dead,
            long retrying,
            Instant firstFailedAt,
            Instant lastFailedAt) {}

    /**
     * What is looked for; an absent condition lets everything pass.
     *
     * @param state what becomes of it
     * @param subscriber who could not handle it
     * @param causeGroup for which cause
     */
    record Filter(Option<DeadLetterState> state, Option<String> subscriber, Option<String> causeGroup) {

        /** Everything. */
        public static Filter all() {
            return new Filter(Option.none(), Option.none(), Option.none());
        }
    }

    /** Dead letters, the one that failed first at the beginning. */
    Page<LetterView> page(Actor actor, Filter filter, PageRequest page);

    /** One of them with what its event says. */
    Either<DeadLetterError, PreviewView> byId(Actor actor, DeadLetterId id);

    /** Causes, the one with most dead letters first; {@link #MOST_GROUPS} at most. What was discarded does not count. */
    List<GroupView> groups(Actor actor);
}
