/** What masking promises, and logs whose values are known to try it on. */
@NullMarked
package dev.sextant.shared.domain.masking;

import org.jspecify.annotations.NullMarked;
