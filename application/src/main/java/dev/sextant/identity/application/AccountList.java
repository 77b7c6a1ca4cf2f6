package dev.sextant.identity.application;

import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Names all accounts, whatever their plane: for work of whoever runs the server itself, never for a request. Needs no open transaction, and sees what was committed. */
@SecondaryPort
public interface AccountList {

    /**
     * Accounts in the order of their ids.
     *
     * @param after begins behind this one; none for the first
     * @param most how many at most, at least 1; fewer are the last ones
     * @throws dev.sextant.shared.application.Unavailable when they cannot be read now
     */
    List<UserId> page(Option<UserId> after, int most);
}
