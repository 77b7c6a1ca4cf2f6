/** The tests of the metering context's port to Redis. */
@NullMarked
package dev.sextant.metering.integration;

import org.jspecify.annotations.NullMarked;
