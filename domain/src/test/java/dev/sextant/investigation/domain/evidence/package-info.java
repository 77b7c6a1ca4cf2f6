/** Tests. */
@NullMarked
package dev.sextant.investigation.domain.evidence;

import org.jspecify.annotations.NullMarked;
