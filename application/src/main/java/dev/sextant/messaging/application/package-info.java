/**
 * How events leave this program and come in from others. {@link dev.sextant.messaging.application.RelayToBroker} hands every event to an {@link dev.sextant.messaging.application.EventBroker};
 * {@link dev.sextant.messaging.application.EventIntake} hands what other programs tell to reactions, through the {@link dev.sextant.messaging.application.Inbox}.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.messaging.application;

import org.jspecify.annotations.NullMarked;
