/** The HTTP side of the context {@code investigation}: its routes, and how its requests become commands and questions. */
@NullMarked
@org.jmolecules.architecture.hexagonal.PrimaryAdapter
package dev.sextant.investigation.web;

import org.jspecify.annotations.NullMarked;
