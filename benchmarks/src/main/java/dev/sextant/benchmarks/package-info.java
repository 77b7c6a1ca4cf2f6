/** Programs that measure the suite by hand; nothing here decides whether a build passes. */
@NullMarked
package dev.sextant.benchmarks;

import org.jspecify.annotations.NullMarked;
