package dev.sextant.identity.application;

import dev.sextant.identity.domain.IdentityError;
import dev.sextant.identity.domain.Organization;
import dev.sextant.identity.domain.Slug;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.TenantId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/** Keeps organisations, each as the tenant that it is. Every method works in the actor's open transaction; all but {@link #idOf} see only the actor's own organisation. */
@SecondaryPort
public interface Organizations {

    /** The actor's organisation; none in another kind of plane. */
    Option<Organization> find(Actor actor);

    /**
     * The actor's organisation, kept from other writers until the transaction ends. Whoever takes away owners, defines roles or forms teams holds it, so that two at once cannot break what holds for all of
     * them together.
     */
    Option<Organization> findForUpdate(Actor actor);

    /**
     * Keeps an organisation that was just founded.
     *
     * @return the organisation, or {@link dev.sextant.identity.domain.Refusal#SLUG_TAKEN}; then nothing was kept, and the transaction can go on
     */
    Either<IdentityError, Organization> add(Actor actor, Organization founded);

    /**
     * Keeps a changed organisation. Its short name is never another one.
     *
     * @param readVersion the version that the change was decided on
     * @throws dev.sextant.shared.application.StaleAggregate when the kept version is another one
     */
    void save(Actor actor, Organization changed, long readVersion);

    /** Which organisation a short name belongs to, whatever the plane. Works in a transaction of any plane. */
    Option<TenantId> idOf(Actor actor, Slug slug);
}
