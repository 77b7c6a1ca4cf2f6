package dev.sextant.shared.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jmolecules.ddd.types.Identifier;

/** Marks the sealed interface of the events of one kind of aggregate: who owns them, and to what they happen. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventFamily {

    /** The context that raises these events, such as {@code cases}. */
    String context();

    /** The kind of aggregate that they happen to, as it is given to the outbox, such as {@code case}. */
    String aggregate();

    /** The id of that aggregate: a record of one UUID whose text form is a {@linkplain TypeId typed id}. */
    Class<? extends Identifier> id();
}
