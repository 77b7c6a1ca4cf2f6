/** Tests. */
@NullMarked
package dev.sextant.investigation.domain.measures;

import org.jspecify.annotations.NullMarked;
