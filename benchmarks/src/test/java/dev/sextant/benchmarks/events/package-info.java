/** What is proved, and not measured, beside the benchmarks: no test here asserts a speed. */
@NullMarked
package dev.sextant.benchmarks.events;

import org.jspecify.annotations.NullMarked;
