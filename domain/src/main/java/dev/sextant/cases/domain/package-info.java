/**
 * Cases: problems that people work on, from the first question to a known end. The aggregate is {@link dev.sextant.cases.domain.Case}; every command answers the next
 * state with the events that led to it, or a {@link dev.sextant.cases.domain.CaseError}.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.cases.domain;

import org.jspecify.annotations.NullMarked;
