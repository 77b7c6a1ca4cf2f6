/** The tests of the metering context's ports on PostgreSQL. */
@NullMarked
package dev.sextant.metering.persistence;

import org.jspecify.annotations.NullMarked;
