/** The kernel's ports to the outside world: contents on a file system. */
@NullMarked
@org.jmolecules.architecture.hexagonal.SecondaryAdapter
package dev.sextant.shared.integration;

import org.jspecify.annotations.NullMarked;
