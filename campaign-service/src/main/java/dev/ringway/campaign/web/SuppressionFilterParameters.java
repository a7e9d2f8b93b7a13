package dev.ringway.campaign.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the API document what {@link SuppressionFilters} reads. */
@Parameters({
    @Parameter(
            name = "list",
            in = ParameterIn.QUERY,
            description = "`global`, or the id of a campaign",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "number",
            in = ParameterIn.QUERY,
            description = "As people write it; 403 for who may not see numbers",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "reason",
            in = ParameterIn.QUERY,
            description = "Any of these",
            array =
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {
                                                "opt-out",
                                                "complaint",
                                                "do-not-call-registry",
                                                "wrong-number",
                                                "invalid-number",
                                                "legal",
                                                "manual"
                                            }))),
    @Parameter(
            name = "expired",
            in = ParameterIn.QUERY,
            description = "Only those that do not count any more, or only those that do",
            schema = @Schema(type = "boolean"))
})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface SuppressionFilterParameters {}
