/** The example with a reaction, run. */
@NullMarked
package dev.sextant.examples.events;

import org.jspecify.annotations.NullMarked;
