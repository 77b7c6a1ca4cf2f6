/**
 * Doors: what cannot be a {@link dev.sextant.shared.application.UseCase}, because it happens before anybody is known, such as a login, because it crosses from one plane into another, such as
 * accepting an invitation, or because it hashes passwords, which must not happen while a transaction holds a connection. A door opens its own transactions, each of which is whole by itself and of one plane,
 * in an order that leaves something harmless when the program stops between two of them; each says what that is. Doors tell the same {@link dev.sextant.shared.application.HandlingObserver} as use cases do, and those that an actor
 * goes through check the actor's permission first.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.identity.application.doors;

import org.jspecify.annotations.NullMarked;
