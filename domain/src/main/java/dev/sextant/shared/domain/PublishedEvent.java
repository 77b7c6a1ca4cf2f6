package dev.sextant.shared.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Defines an event for everybody outside of its context: under which type id, in which version of its payload's shape, and what it says. The shape is the record itself, in its newest version; how an older
 * one becomes the newest stands in the catalogue of the context.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PublishedEvent {

    /** The stable type id: {@code noun.past_participle} in lower snake_case, such as {@code case.status_changed}. Never given to another event. */
    String type();

    /** The version of the payload's shape, from 1. A field that may be absent can be added without a new one; anything else is a new version. */
    int version() default 1;

    /** What happened, in a sentence or two for whoever receives it. */
    String description();
}
