/** Hostile requests made out of a contract, and what the answers to them must be. */
@NullMarked
package dev.sextant.benchmarks.fuzz;

import org.jspecify.annotations.NullMarked;
