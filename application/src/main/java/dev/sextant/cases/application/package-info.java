/**
 * What can be done with cases and asked about them: one class for each use case, {@link dev.sextant.cases.application.CaseQueries} for the questions, and the ports that an adapter
 * must provide. Every use case runs through {@link dev.sextant.shared.application.Handling}.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.cases.application;

import org.jspecify.annotations.NullMarked;
