/** The catalogue of failure signatures and the names of what is measured, read from YAML and checked to the last key. */
@NullMarked
@org.jmolecules.architecture.hexagonal.SecondaryAdapter
package dev.sextant.investigation.integration.catalogue;

import org.jspecify.annotations.NullMarked;
