/** The example receives as it says. */
@NullMarked
package dev.sextant.examples.webhooks;

import org.jspecify.annotations.NullMarked;
