/** How messages leave for the receivers of webhooks, without this program becoming anybody's tool. */
@NullMarked
@org.jmolecules.architecture.hexagonal.SecondaryAdapter
package dev.sextant.messaging.integration;

import org.jspecify.annotations.NullMarked;
