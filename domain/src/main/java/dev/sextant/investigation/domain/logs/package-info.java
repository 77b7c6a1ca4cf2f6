/** Analysis of logs that nobody prepared: what they are made of and when their behaviour changed. */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.investigation.domain.logs;

import org.jspecify.annotations.NullMarked;
