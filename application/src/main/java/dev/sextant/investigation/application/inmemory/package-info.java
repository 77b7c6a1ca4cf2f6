/** The ports of the context in memory: for tests, and for programs that embed it without a database; proven by the same contract tests as the real adapters. */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.investigation.application.inmemory;

import org.jspecify.annotations.NullMarked;
