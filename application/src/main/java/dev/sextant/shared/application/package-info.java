/**
 * The kernel of the application layer: how a use case is run (permission, transaction, timing and audit in one place), and the ports that more than one context stands on.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.shared.application;

import org.jspecify.annotations.NullMarked;
