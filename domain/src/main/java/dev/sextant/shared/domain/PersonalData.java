package dev.sextant.shared.domain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what tells of one person, so that whoever receives, keeps or hands on an event knows what must be protected and forgotten: a component of an event, or a type wherever it occurs in one. The id of a user
 * is personal data, although it is no name: whoever has the account behind it knows the person. So are ids of what belongs to one person alone, such as a session.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT})
public @interface PersonalData {}
