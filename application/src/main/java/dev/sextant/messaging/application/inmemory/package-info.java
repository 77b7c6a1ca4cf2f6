/** Everything of this context that is kept, kept in memory: for tests, and for programs that embed the context without a database. */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.messaging.application.inmemory;

import org.jspecify.annotations.NullMarked;
