/** The delivery of events, webhooks and the stream of events over HTTP, on fakes. */
@NullMarked
package dev.sextant.messaging.web;

import org.jspecify.annotations.NullMarked;
