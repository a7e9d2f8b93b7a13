package dev.ringway.callstore.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Takes what {@link CallFilters} read; {@link CallFilterDocument} says so in the API document. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface CallFilterParameters {}
