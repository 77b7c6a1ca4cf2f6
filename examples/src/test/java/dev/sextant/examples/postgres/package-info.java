/** The example on PostgreSQL, run, and its adapter, proven. */
@NullMarked
package dev.sextant.examples.postgres;

import org.jspecify.annotations.NullMarked;
