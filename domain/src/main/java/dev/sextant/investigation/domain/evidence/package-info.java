/**
 * What is known about an incident: {@link dev.sextant.investigation.domain.evidence.Fact facts}, each tied to the place where it was found, and how the things that they are about hang together. Readers of files bring
 * facts, series and texts to an {@link dev.sextant.investigation.domain.evidence.EvidenceSink}; nothing in here knows a format.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.investigation.domain.evidence;

import org.jspecify.annotations.NullMarked;
