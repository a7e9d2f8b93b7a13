package dev.ringway.transcript.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A conversation's id in a path; anything else is a 400 that names it. */
@Pattern(regexp = ConversationId.PATTERN)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface ConversationId {
    String PATTERN = "[A-Za-z0-9:._-]{1,150}";

    String message() default "must be the id of a conversation, or live: and a Call SID";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
