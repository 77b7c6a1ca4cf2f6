/** The commands on the delivery of events. */
@NullMarked
package dev.sextant.bootstrap.cli.events;

import org.jspecify.annotations.NullMarked;
