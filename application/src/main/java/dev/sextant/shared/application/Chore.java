package dev.sextant.shared.application;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Work that nobody asks for and that is due again and again, for no tenant in particular. Of several programs on one database one does it at a time. It opens its own transactions, short ones, and must
 * bear being broken off anywhere and begun anew.
 */
@SecondaryPort
public interface Chore {

    /** Names it among the chores of all contexts, in lower snake_case; also over versions of the program. */
    String name();

    /** How long after its end it is due again, and how long after the very first start it is due at all. */
    Duration every();

    /**
     * Does it.
     *
     * @param mayGoOn asked often; when it says no, the program is about to stop, and the rest waits for the next time
     * @return how many things it put right, for the log
     */
    long run(BooleanSupplier mayGoOn);
}
