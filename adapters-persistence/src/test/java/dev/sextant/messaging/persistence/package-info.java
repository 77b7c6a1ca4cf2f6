/** The delivery of events, and webhooks, on a real PostgreSQL. */
@NullMarked
package dev.sextant.messaging.persistence;

import org.jspecify.annotations.NullMarked;
