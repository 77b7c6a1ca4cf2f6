/** The outbox and the delivery of events beside their peers and beside bare SQL, on one durable PostgreSQL. */
@NullMarked
package dev.sextant.benchmarks.events;

import org.jspecify.annotations.NullMarked;
