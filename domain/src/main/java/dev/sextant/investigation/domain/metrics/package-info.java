/**
 * Analysis of metric windows that nobody prepared: what a series does in its window, in robust statistics and in words; which of two series moved first; which series departed most. One series is analysed
 * at a time, and nothing is kept between series.
 */
@Application
@NullMarked
package dev.sextant.investigation.domain.metrics;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
