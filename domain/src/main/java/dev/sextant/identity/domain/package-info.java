/**
 * Identity: who there is, what belongs together and who may do what. A {@link dev.sextant.identity.domain.User} is a person's account. An
 * {@link dev.sextant.identity.domain.Organization} is the tenant that owns data; a {@link dev.sextant.identity.domain.Membership} ties a user to it and carries
 * {@linkplain dev.sextant.identity.domain.Role roles}; a {@link dev.sextant.identity.domain.Team} gathers members; an {@link dev.sextant.identity.domain.Invitation} brings in new ones.
 * A {@link dev.sextant.identity.domain.Session} is a login, an {@link dev.sextant.identity.domain.ApiKey} speaks for a user without one.
 *
 * <p>Rows live in one of three planes, all of them tenants of the same isolation: the organisation's own, the account of one user (a tenant of one, by the user's id), and the
 * {@linkplain dev.sextant.identity.domain.Platform platform}.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.identity.domain;

import org.jspecify.annotations.NullMarked;
