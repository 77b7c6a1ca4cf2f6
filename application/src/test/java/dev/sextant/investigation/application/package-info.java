/** What the use cases and ports about files promise. The contracts are for every adapter. */
@NullMarked
package dev.sextant.investigation.application;

import org.jspecify.annotations.NullMarked;
