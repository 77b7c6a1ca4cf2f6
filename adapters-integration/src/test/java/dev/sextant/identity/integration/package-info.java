/** Proofs that the identity context's cryptography, mail and connections keep their promises. */
@NullMarked
package dev.sextant.identity.integration;

import org.jspecify.annotations.NullMarked;
