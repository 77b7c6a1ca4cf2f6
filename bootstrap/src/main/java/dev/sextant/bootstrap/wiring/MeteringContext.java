package dev.sextant.bootstrap.wiring;

import dev.sextant.shared.application.Allowance;
import dev.sextant.shared.web.Routes;

/**
 * The context {@code metering} of a server of many organisations.
 *
 * @param allowance tells which requests may be served
 * @param routes its operations
 * @param rounds what it has to do again and again
 */
public record MeteringContext(Allowance allowance, Routes routes, MeteringRounds rounds) {}
