package dev.ringway.campaign.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A dial attempt's id in a path; anything else is a 400 that names it. */
@Pattern(regexp = AttemptId.PATTERN)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface AttemptId {
    String PATTERN = "att_[0-9a-f]{24}";

    String message() default "must be att_ and 24 hexadecimal digits";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
