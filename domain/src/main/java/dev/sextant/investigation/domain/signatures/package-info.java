/**
 * Failure signatures: how kinds of failures are written down as data, and how one clause of them is compared with what is known. Nothing in here knows a particular failure.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.investigation.domain.signatures;

import org.jspecify.annotations.NullMarked;
