/** What the kernel of the application layer promises, and the contracts that every adapter of its ports must keep. */
@NullMarked
package dev.sextant.shared.application;

import org.jspecify.annotations.NullMarked;
