/** Proofs that the kernel's fakes keep the promises of the ports. */
@NullMarked
package dev.sextant.shared.application.inmemory;

import org.jspecify.annotations.NullMarked;
