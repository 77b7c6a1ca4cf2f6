/** The tests of hypotheses and solutions. */
@NullMarked
package dev.sextant.investigation.domain.hypothesis;

import org.jspecify.annotations.NullMarked;
