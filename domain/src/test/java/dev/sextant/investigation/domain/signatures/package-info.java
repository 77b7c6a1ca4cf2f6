/** Tests. */
@NullMarked
package dev.sextant.investigation.domain.signatures;

import org.jspecify.annotations.NullMarked;
