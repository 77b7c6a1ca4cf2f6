/**
 * Metering: how much an organisation uses, and how much it may. A {@link dev.sextant.metering.domain.Plan} says what it may; a {@link dev.sextant.metering.domain.Rate} limits how fast requests come,
 * by a {@link dev.sextant.metering.domain.Bucket} of tokens; a quota limits how much is used of one {@link dev.sextant.metering.domain.UsageKind}, in a month or altogether.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.metering.domain;

import org.jspecify.annotations.NullMarked;
