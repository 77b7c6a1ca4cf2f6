/** What series of numbers mean: one name for what is measured, whatever tool measured it, and whether its course is as it should be. */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.investigation.domain.measures;

import org.jspecify.annotations.NullMarked;
