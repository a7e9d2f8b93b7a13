package dev.ringway.transcript.web.agents;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An agent's id in a path, as ElevenLabs gives them; anything else is a 400 that names it. */
@Pattern(regexp = AgentId.PATTERN)
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface AgentId {
    String PATTERN = "[A-Za-z0-9_-]{1,100}";

    String message() default "must be 1 to 100 letters, digits, _ or -";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
