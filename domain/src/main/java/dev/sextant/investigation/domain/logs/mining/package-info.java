/**
 * Finds the templates behind the messages of a log, online and in memory that grows with the templates, not with the
 * lines.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.investigation.domain.logs.mining;

import org.jspecify.annotations.NullMarked;
