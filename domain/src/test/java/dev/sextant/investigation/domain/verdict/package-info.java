/** Tests. */
@NullMarked
package dev.sextant.investigation.domain.verdict;

import org.jspecify.annotations.NullMarked;
