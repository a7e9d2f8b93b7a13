package dev.ringway.transcript.web.agents;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the API document that nothing is changed without If-Match. */
@Parameter(
        name = "If-Match",
        in = ParameterIn.HEADER,
        required = true,
        description = "The ETag of the agent as it was read; 412 if it was changed since, 428 without it",
        schema = @Schema(type = "string"))
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface IfMatchRequired {}
