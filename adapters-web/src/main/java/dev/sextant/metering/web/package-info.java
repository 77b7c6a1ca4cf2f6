/** HTTP for the context {@code metering}: what an organisation has used. */
@NullMarked
@org.jmolecules.architecture.hexagonal.PrimaryAdapter
package dev.sextant.metering.web;

import org.jspecify.annotations.NullMarked;
