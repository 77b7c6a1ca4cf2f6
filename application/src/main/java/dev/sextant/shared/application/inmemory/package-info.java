/**
 * The kernel's ports in memory: for tests, and for programs that embed a context without a database. They keep the promises of the ports, rollback and tenancy included; they are
 * proven by the same contract tests as the real adapters. Nothing survives the program.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.shared.application.inmemory;

import org.jspecify.annotations.NullMarked;
