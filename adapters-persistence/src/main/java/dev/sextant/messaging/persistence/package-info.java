/**
 * Delivery of events on PostgreSQL alone. {@link dev.sextant.messaging.persistence.Relay} hands every event to every subscriber: ordered within an aggregate, exactly once in effect for
 * reactions in the same database, at least once for the others.
 *
 * <p>A webhook is a row with a row for each of its secrets; a delivery is a row that is claimed and noted by the clock of the database. The worker role finds what is due over all
 * organisations and reads nothing of it.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.SecondaryAdapter
package dev.sextant.messaging.persistence;

import org.jspecify.annotations.NullMarked;
