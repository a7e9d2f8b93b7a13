package dev.ringway.starter.http;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the API document that If-Match is heeded where it is sent, and may be left out. */
@Parameter(
        name = "If-Match",
        in = ParameterIn.HEADER,
        description = "The ETag as it was read; where it is sent, 412 if there was a change since",
        schema = @Schema(type = "string"))
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface IfMatchWanted {}
