/** The delivery of events and webhooks over HTTP, on fakes. */
@NullMarked
package dev.sextant.messaging.web;

import org.jspecify.annotations.NullMarked;
