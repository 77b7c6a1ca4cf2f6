/**
 * From what is known to a verdict: facts are compared with signatures, the hypotheses that come of it compete, and what is left is tried to be broken before it is told. Everything here is computed from the evidence alone, the same on every run.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.investigation.domain.verdict;

import org.jspecify.annotations.NullMarked;
