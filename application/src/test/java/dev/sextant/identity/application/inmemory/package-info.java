/** Proofs that the fakes keep the promises of the ports. */
@NullMarked
package dev.sextant.identity.application.inmemory;

import org.jspecify.annotations.NullMarked;
