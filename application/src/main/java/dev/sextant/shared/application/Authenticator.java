package dev.sextant.shared.application;

import dev.sextant.shared.domain.Permission;
import dev.sextant.shared.domain.TenantId;
import dev.sextant.shared.domain.UserId;
import io.vavr.control.Option;
import java.util.Set;
import java.util.UUID;
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
     * @param teams the teams of the user there
     * @param credential the id of what was shown, such as {@code session_…} or {@code key_…}; none for the local token
     */
    record Identity(
            TenantId tenant, UserId user, Set<Permission> permissions, Set<UUID> teams, Option<String> credential) {

        /** Copies the sets. */
        public Identity {
            permissions = Set.copyOf(permissions);
            teams = Set.copyOf(teams);
        }

        /** Somebody in no team, recognised by a token that has no id. */
        public Identity(TenantId tenant, UserId user, Set<Permission> permissions) {
            this(tenant, user, permissions, Set.of(), Option.none());
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
