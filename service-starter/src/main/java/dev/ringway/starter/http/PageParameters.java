package dev.ringway.starter.http;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the API document how a list is read page by page. */
@Parameters({
    @Parameter(
            name = PageParameters.CURSOR,
            in = ParameterIn.QUERY,
            description = "The next of the page before",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many at most, 1 to 200",
            schema = @Schema(type = "integer", format = "int32", defaultValue = "50"))
})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface PageParameters {

    String CURSOR = "cursor";
}
