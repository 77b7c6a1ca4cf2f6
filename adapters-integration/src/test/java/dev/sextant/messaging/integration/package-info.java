/** Receivers of webhooks that behave in every bad way; and Kafka, with a broker of its own in the same process. */
@NullMarked
package dev.sextant.messaging.integration;

import org.jspecify.annotations.NullMarked;
