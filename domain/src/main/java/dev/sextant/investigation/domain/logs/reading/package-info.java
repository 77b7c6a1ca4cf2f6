/**
 * Turns the bytes of a file that nobody prepared into lines of text: unpacks gzip within limits, finds the encoding, says what
 * kind of content it is, and refuses what is not text. Nothing here holds more than one buffer of a file.
 */
@Application
@NullMarked
package dev.sextant.investigation.domain.logs.reading;

import org.jmolecules.architecture.hexagonal.Application;
import org.jspecify.annotations.NullMarked;
