/** HTTP for the context {@code messaging}: how events are delivered, and what is decided about those that were not. */
@NullMarked
@org.jmolecules.architecture.hexagonal.PrimaryAdapter
package dev.sextant.messaging.web;

import org.jspecify.annotations.NullMarked;
