/** The doors, told over the fakes. */
@NullMarked
package dev.sextant.identity.application.doors;

import org.jspecify.annotations.NullMarked;
