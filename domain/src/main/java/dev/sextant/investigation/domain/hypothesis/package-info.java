/**
 * What people and the program think caused an incident, {@link dev.sextant.investigation.domain.hypothesis.Hypothesis}, and what could be done about it, {@link
 * dev.sextant.investigation.domain.hypothesis.Solution}. How sure a hypothesis is, and whether it is validated or refuted, follows from what sources say; nobody sets it.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.investigation.domain.hypothesis;

import org.jspecify.annotations.NullMarked;
