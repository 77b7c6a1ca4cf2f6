/** The tests of the delivery of events on PostgreSQL. */
@NullMarked
package dev.sextant.messaging.persistence;

import org.jspecify.annotations.NullMarked;
