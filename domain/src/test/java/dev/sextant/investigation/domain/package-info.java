/** What an uploaded file promises. */
@NullMarked
package dev.sextant.investigation.domain;

import org.jspecify.annotations.NullMarked;
