/**
 * How events leave this program and come in from others. {@link dev.sextant.messaging.application.RelayToBroker} hands every event to an {@link dev.sextant.messaging.application.EventBroker};
 * {@link dev.sextant.messaging.application.EventIntake} hands what other programs tell to reactions, through the {@link dev.sextant.messaging.application.Inbox}.
 * The ports {@link dev.sextant.messaging.application.DeadLetters} and {@link dev.sextant.messaging.application.DeadLetterQueries} hold what subscribers could not handle,
 * {@link dev.sextant.messaging.application.SubscriberStatus} tells how far each of them is.
 *
 * <p>What is done with webhooks, and how events reach them. {@link dev.sextant.messaging.application.WhenAnythingHappened} plans a {@link dev.sextant.messaging.domain.Delivery} for every webhook that wants an event;
 * {@link dev.sextant.messaging.application.DeliveryRounds} finds what is due, fairly among organisations, and {@link dev.sextant.messaging.application.DeliverySender} sends it. The ports are
 * {@link dev.sextant.messaging.application.Webhooks}, {@link dev.sextant.messaging.application.WebhookDeliveries}, {@link dev.sextant.messaging.application.DeliveryDispatch},
 * {@link dev.sextant.messaging.application.WebhookSecrets}, {@link dev.sextant.messaging.application.WebhookReceivers} and {@link dev.sextant.messaging.application.WebhookEnvelope}.
 *
 * <p>{@link dev.sextant.messaging.application.FollowEvents} reads the events of an organisation on from a position, and waits for the next ones, on the port
 * {@link dev.sextant.messaging.application.EventFeed}.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.messaging.application;

import org.jspecify.annotations.NullMarked;
