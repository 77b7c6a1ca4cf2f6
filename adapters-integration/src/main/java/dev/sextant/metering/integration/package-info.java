/** The metering context's port to Redis. */
@NullMarked
@org.jmolecules.architecture.hexagonal.SecondaryAdapter
package dev.sextant.metering.integration;

import org.jspecify.annotations.NullMarked;
