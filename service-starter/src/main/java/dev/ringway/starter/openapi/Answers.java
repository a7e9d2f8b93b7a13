package dev.ringway.starter.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.HttpStatus;

/**
 * With what an operation answers where all goes well, if not with 200 alone: the API document cannot see it in the code. Tests
 * of services fail where it is not so.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Answers {

    /** All of them. */
    HttpStatus[] value();
}
