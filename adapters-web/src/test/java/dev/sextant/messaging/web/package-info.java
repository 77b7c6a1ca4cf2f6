/** The delivery of events over HTTP, on fakes. */
@NullMarked
package dev.sextant.messaging.web;

import org.jspecify.annotations.NullMarked;
