package dev.sextant.shared.application;

import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.Port;

/** Tells who stands behind a token. Safe for many threads. */
@FunctionalInterface
@Port
public interface Authenticator {

    /**
     * Who was recognised.
     *
     * @param tenant the organisation that the token is for
     * @param user who acts
     * @param permissions what the user may do there
     */
    record Identity(TenantId tenant, UserId user, Set<Permission> permissions) {

        /** Copies the permissions. */
        public Identity {
            permissions = Set.copyOf(permissions);
        }
    }

    /**
     * Recognises a token, in a time that does not depend on how much of it is right.
     *
     * @param token what the client sent, without the word {@code Bearer}; at most 8,000 characters
     * @return who it is; none for whatever reason, which is not told
     * @throws Unavailable when it cannot be found out now
     */
    Option<Identity> identify(String token);
}
