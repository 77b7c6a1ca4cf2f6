package dev.sextant.messaging.application;

import dev.sextant.messaging.domain.DeadLetter;
import dev.sextant.messaging.domain.DeadLetterId;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Events of an organisation that subscribers could not handle. Whoever delivers adds and removes them; people only decide about them. All of it is part of the actor's open transaction, and what is of another organisation is not
 * there.
 */
@SecondaryPort
public interface DeadLetters {

    /** One of them, which nobody else decides about before the transaction has ended; none when there is none. */
    Option<DeadLetter> findForUpdate(Actor actor, DeadLetterId id);

    /**
     * Those that are dead of one subscriber and for one cause, in the order in which they failed first; such as somebody else decides about at this moment are passed over.
     *
     * @param most how many at most
     */
    List<DeadLetter> dead(Actor actor, String subscriber, String causeGroup, int most);

    /** Keeps what was decided; it is due at once. */
    void save(Actor actor, DeadLetter decided);

    /**
     * Notes for good that its event is not delivered.
     *
     * @param reason why, in the actor's words
     */
    void noteDiscarded(Actor actor, DeadLetter discarded, String reason, Instant at);
}
