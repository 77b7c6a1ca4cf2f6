/** HTTP for the context {@code identity}: requests in, what was allowed or refused out. Requests of somebody's own account cross into its plane here, through {@code Planes}. */
@NullMarked
@org.jmolecules.architecture.hexagonal.PrimaryAdapter
package dev.sextant.identity.web;

import org.jspecify.annotations.NullMarked;
