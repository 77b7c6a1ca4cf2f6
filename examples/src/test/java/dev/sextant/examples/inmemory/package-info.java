/** The example in memory, run. */
@NullMarked
package dev.sextant.examples.inmemory;

import org.jspecify.annotations.NullMarked;
