/**
 * The ports of the identity context on PostgreSQL. What somebody sees follows from the tenant of the transaction alone: an organisation, an account, or the platform. What must be found before
 * a tenant is known is asked of functions that take one exact key and answer with ids.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.SecondaryAdapter
package dev.sextant.identity.persistence;

import org.jspecify.annotations.NullMarked;
