/**
 * How requests are limited and counted, and what is asked about usage. {@link dev.sextant.metering.application.RequestAllowance} is asked for every request;
 * {@link dev.sextant.metering.application.LeasedTokens} spares the shared store by taking tokens ahead; {@link dev.sextant.metering.application.RequestMeter} counts in batches. The ports are
 * {@link dev.sextant.metering.application.TokenBuckets}, {@link dev.sextant.metering.application.UsageRecords}, {@link dev.sextant.metering.application.Stocks} and
 * {@link dev.sextant.metering.application.Subscriptions}.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.Application
package dev.sextant.metering.application;

import org.jspecify.annotations.NullMarked;
