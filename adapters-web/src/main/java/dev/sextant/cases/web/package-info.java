/** The HTTP side of the context {@code cases}: its routes, and how its requests become commands and questions. */
@NullMarked
@org.jmolecules.architecture.hexagonal.PrimaryAdapter
package dev.sextant.cases.web;

import org.jspecify.annotations.NullMarked;
