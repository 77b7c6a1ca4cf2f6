/** Proofs that the file storage keeps its promises, with real full disks and real crashes. */
@NullMarked
package dev.sextant.shared.integration;

import org.jspecify.annotations.NullMarked;
