/**
 * How events leave this program and come in from others. {@link dev.sextant.messaging.application.RelayToBroker} hands every event to an {@link dev.sextant.messaging.application.EventBroker};
 * {@link dev.sextant.messaging.application.EventIntake} hands what other programs tell to reactions, through the {@link dev.sextant.messaging.application.Inbox}.
 * The ports {@link dev.sextant.messaging.application.DeadLetters} and {@link dev.sextant.messaging.application.DeadLetterQueries} hold what subscribers could not handle,
 * {@link dev.sextant.messaging.application.SubscriberStatus} tells how far each of them is.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.messaging.application;

import org.jspecify.annotations.NullMarked;
