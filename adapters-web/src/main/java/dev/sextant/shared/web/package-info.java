/**
 * The HTTP side of every context: one server, one way for a request through it (who calls, what is asked, what is answered), one place where refusals become problem documents, and the
 * pages that show the contract. What it does is written in {@code openapi.yaml} first. Javalin and Jetty are known here and nowhere else; the routes of a context see {@link dev.sextant.shared.web.Exchange} and {@link dev.sextant.shared.web.Answer} only.
 */
@NullMarked
@org.jmolecules.architecture.hexagonal.PrimaryAdapter
package dev.sextant.shared.web;

import org.jspecify.annotations.NullMarked;
