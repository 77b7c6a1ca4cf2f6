/**
 * Messaging: how what happened reaches others. A {@link dev.sextant.messaging.domain.Webhook} is an address outside that wants to hear of events; a {@link dev.sextant.messaging.domain.Delivery} brings it one of them, signed as
 * {@link dev.sextant.messaging.domain.Signature} says, and is tried again as {@link dev.sextant.messaging.domain.DeliverySchedule} says. A
 * {@link dev.sextant.messaging.domain.DeadLetter} is an event that a subscriber inside could not handle.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.messaging.domain;

import org.jspecify.annotations.NullMarked;
