/** Receivers of webhooks that behave in every bad way. */
@NullMarked
package dev.sextant.messaging.integration;

import org.jspecify.annotations.NullMarked;
