/** The messaging context over HTTP: how events are delivered and what is decided about those that were not, webhooks and what was delivered to them, and the stream of events. */
@NullMarked
@org.jmolecules.architecture.hexagonal.PrimaryAdapter
package dev.sextant.messaging.web;

import org.jspecify.annotations.NullMarked;
