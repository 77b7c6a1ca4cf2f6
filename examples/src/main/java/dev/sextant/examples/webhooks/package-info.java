/** A program that receives webhooks and believes only what is signed, with nothing of Sextant but the domain. */
@NullMarked
package dev.sextant.examples.webhooks;

import org.jspecify.annotations.NullMarked;
