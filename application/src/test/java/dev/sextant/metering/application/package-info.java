/** The contracts of the metering context's ports, and the stories of its use cases. */
@NullMarked
package dev.sextant.metering.application;

import org.jspecify.annotations.NullMarked;
