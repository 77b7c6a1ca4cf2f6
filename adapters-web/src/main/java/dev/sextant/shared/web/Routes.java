package dev.sextant.shared.web;

import java.util.List;

/** The routes of one part of the interface. */
@FunctionalInterface
public interface Routes {

    /** The routes; each stands in {@code openapi.yaml} with the same method and path. */
    List<Route> routes();

    /** The server is about to stop: answers that have no end of their own come to one. Called once, from any thread; must not wait for them. */
    default void drain() {}
}
