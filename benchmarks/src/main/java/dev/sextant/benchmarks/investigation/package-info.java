/** How well and how fast incidents are investigated. */
@NullMarked
package dev.sextant.benchmarks.investigation;

import org.jspecify.annotations.NullMarked;
