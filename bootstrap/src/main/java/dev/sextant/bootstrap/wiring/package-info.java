/**
 * How the parts are put together: one Guice module per context and one per way of storage. Guice is locked down: everything is bound explicitly, nothing is
 * found by reflection, no cycle is papered over.
 */
@NullMarked
package dev.sextant.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
