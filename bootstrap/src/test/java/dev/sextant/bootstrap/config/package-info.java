/** Tests of the config part. */
@NullMarked
package dev.sextant.bootstrap.config;

import org.jspecify.annotations.NullMarked;
