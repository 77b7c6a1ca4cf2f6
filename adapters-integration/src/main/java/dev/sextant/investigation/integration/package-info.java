/**
 * Readers of evidence: what operators and their tools hand over is brought into the words of the domain, one class for each kind of content, all listed in
 * {@link dev.sextant.investigation.integration.EvidenceReaders}. A reader is chosen by what the content looks like, never by the name of the file.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.SecondaryAdapter
package dev.sextant.investigation.integration;

import org.jspecify.annotations.NullMarked;
