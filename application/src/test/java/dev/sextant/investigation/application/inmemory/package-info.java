/** Proofs that the fakes keep the promises of the ports, and the story of a file told over them. */
@NullMarked
package dev.sextant.investigation.application.inmemory;

import org.jspecify.annotations.NullMarked;
