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

/** Says in the API document what {@link ContactFilters} reads. */
@Parameters({
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description =
                    "Words of name, e-mail and company, all of which have to be there; no character has a meaning. 403 for"
                            + " who may not see numbers where a word has two or more digits",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "tag",
            in = ParameterIn.QUERY,
            description = "Any of these, or all of them as `tags` says",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "tags",
            in = ParameterIn.QUERY,
            description = "Whether any or all of the tags are needed",
            schema =
                    @Schema(
                            allowableValues = {"any", "all"},
                            defaultValue = "any")),
    @Parameter(
            name = "group",
            in = ParameterIn.QUERY,
            description = "Any of these",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Any of these",
            array =
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"active", "inactive", "do-not-call"}))),
    @Parameter(
            name = "number",
            in = ParameterIn.QUERY,
            description = "As people write it; 403 for who may not see numbers",
            schema = @Schema(type = "string")),
    @Parameter(
            name = "near",
            in = ParameterIn.QUERY,
            description = "Latitude, longitude and radius in metres, parted by commas",
            schema = @Schema(type = "string", example = "48.2,16.37,5000")),
    @Parameter(
            name = "updatedAfter",
            in = ParameterIn.QUERY,
            description = "Changed at this time or later",
            schema = @Schema(type = "string", format = "date-time")),
    @Parameter(
            name = "updatedBefore",
            in = ParameterIn.QUERY,
            description = "Not changed since this time",
            schema = @Schema(type = "string", format = "date-time"))
})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface ContactFilterParameters {}
