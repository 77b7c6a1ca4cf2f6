/** How events leave for Kafka and come in from it, and how messages leave for the receivers of webhooks. */
@NullMarked
@org.jmolecules.architecture.hexagonal.SecondaryAdapter
package dev.sextant.messaging.integration;

import org.jspecify.annotations.NullMarked;
