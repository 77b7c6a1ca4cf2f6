/** The commands by which whoever runs the server looks after the delivery of events. */
@NullMarked
package dev.sextant.bootstrap.cli.events;

import org.jspecify.annotations.NullMarked;
