/** The ports of the investigation context on PostgreSQL: files, and what was found in them, hypotheses and solutions. The contents of files are kept elsewhere. */
@NullMarked
@org.jmolecules.architecture.hexagonal.SecondaryAdapter
package dev.sextant.investigation.persistence;

import org.jspecify.annotations.NullMarked;
