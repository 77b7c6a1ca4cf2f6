/** Proofs of the readers of evidence, on small documents written for them. */
@NullMarked
package dev.sextant.investigation.integration;

import org.jspecify.annotations.NullMarked;
