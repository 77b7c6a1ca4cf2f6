package dev.sextant.identity.application;

import dev.sextant.identity.domain.Role;
import dev.sextant.identity.domain.RoleId;
import dev.sextant.shared.domain.Actor;
import io.vavr.control.Option;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Keeps the roles of each organisation, and of the platform. Every method works in the actor's open transaction and sees only the actor's tenant. */
@SecondaryPort
public interface Roles {

    /** The role; none when the organisation has no such role. */
    Option<Role> find(Actor actor, RoleId id);

    /** Every role of the organisation, the built-in ones included, by id; at most {@value dev.sextant.identity.domain.Role#MOST}. */
    List<Role> all(Actor actor);

    /** Keeps a role that was just defined, or a built-in one of an organisation that was just founded. */
    void add(Actor actor, Role defined);

    /**
     * Keeps a changed role.
     *
     * @param readVersion the version that the change was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the role is gone
     */
    void save(Actor actor, Role changed, long readVersion);

    /**
     * Deletes a role that nobody carries.
     *
     * @param readVersion the version that the deletion was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one, or the role is gone
     */
    void delete(Actor actor, RoleId id, long readVersion);
}
