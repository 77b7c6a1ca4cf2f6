/** Tests of the facade for embedders, and what the tests of this module share. */
@NullMarked
package dev.sextant.bootstrap;

import org.jspecify.annotations.NullMarked;
