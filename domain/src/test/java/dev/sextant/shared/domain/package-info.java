/** What the kernel of the domain promises. */
@NullMarked
package dev.sextant.shared.domain;

import org.jspecify.annotations.NullMarked;
