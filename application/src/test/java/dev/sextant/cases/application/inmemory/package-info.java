/** Proofs that the fakes keep the promises of the ports, and the story of a case told over them. */
@NullMarked
package dev.sextant.cases.application.inmemory;

import org.jspecify.annotations.NullMarked;
