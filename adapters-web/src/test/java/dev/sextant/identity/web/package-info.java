/** What the operations on identity answer. */
@NullMarked
package dev.sextant.identity.web;

import org.jspecify.annotations.NullMarked;
