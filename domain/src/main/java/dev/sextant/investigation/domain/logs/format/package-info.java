/**
 * Recognises the line format of a log without configuration and turns its lines into records: time, severity and the
 * content that is left when the header is taken off.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.investigation.domain.logs.format;

import org.jspecify.annotations.NullMarked;
