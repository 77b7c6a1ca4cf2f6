/** What the operations on files answer. */
@NullMarked
package dev.sextant.investigation.web;

import org.jspecify.annotations.NullMarked;
