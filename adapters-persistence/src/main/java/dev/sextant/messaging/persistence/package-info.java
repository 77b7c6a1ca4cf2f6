/**
 * Delivery of events on PostgreSQL alone. {@link dev.sextant.messaging.persistence.Relay} hands every event to every subscriber: ordered within an aggregate, exactly once in effect for
 * reactions in the same database, at least once for the others.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.SecondaryAdapter
package dev.sextant.messaging.persistence;

import org.jspecify.annotations.NullMarked;
