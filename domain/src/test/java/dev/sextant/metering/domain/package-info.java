/** The rules of metering, by example and by property. */
@NullMarked
package dev.sextant.metering.domain;

import org.jspecify.annotations.NullMarked;
