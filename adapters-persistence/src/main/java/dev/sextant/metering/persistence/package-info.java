/** The ports of the metering context on PostgreSQL. Usage stands under the organisation; buckets of tokens stand under the platform, with the organisation in their names. */
@NullMarked
@org.jmolecules.architecture.hexagonal.SecondaryAdapter
package dev.sextant.metering.persistence;

import org.jspecify.annotations.NullMarked;
