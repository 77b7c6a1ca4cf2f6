/** The identity context's ports to cryptography, mail, other identity providers and Redis. */
@NullMarked
@org.jmolecules.architecture.hexagonal.SecondaryAdapter
package dev.sextant.identity.integration;

import org.jspecify.annotations.NullMarked;
