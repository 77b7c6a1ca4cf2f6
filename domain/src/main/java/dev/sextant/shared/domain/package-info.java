/**
 * The kernel of the domain: ids, decisions, refusals, actors, events. Every context may use it, it uses none of them, and nothing comes
 * here for the sake of a single context.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.shared.domain;

import org.jspecify.annotations.NullMarked;
