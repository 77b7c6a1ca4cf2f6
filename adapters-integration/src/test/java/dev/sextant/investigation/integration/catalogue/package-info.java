/** Tests of the catalogue. */
@NullMarked
package dev.sextant.investigation.integration.catalogue;

import org.jspecify.annotations.NullMarked;
