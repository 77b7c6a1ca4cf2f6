/** The contracts of the metering context's ports, held by the fakes. */
@NullMarked
package dev.sextant.metering.application.inmemory;

import org.jspecify.annotations.NullMarked;
