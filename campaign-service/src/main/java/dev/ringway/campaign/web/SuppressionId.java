package dev.ringway.campaign.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A list, a colon and a number in a path; anything else is a 400 that names it. */
@Pattern(regexp = "(global|[0-9a-f]{24}):\\+[1-9][0-9]{1,14}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface SuppressionId {
    String message() default "must be a list, a colon and a number, such as global:+14155550123";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
