package dev.ringway.transcript.web.search;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the API document what is searched for and by what the search is narrowed, as {@link SearchParameters} reads it. */
@Parameters({
    @Parameter(
            name = "q",
            in = ParameterIn.QUERY,
            description = "Any text; it may be empty or left out beside a filter",
            schema = @Schema(type = "string", maxLength = SearchParameters.LONGEST)),
    @Parameter(name = "callSid", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
    @Parameter(
            name = "agentId",
            in = ParameterIn.QUERY,
            description = "Any of these",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "campaignId",
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
                                            allowableValues = {"live", "processing", "failed", "done"}))),
    @Parameter(
            name = "sentiment",
            in = ParameterIn.QUERY,
            description = "Any of these, over all",
            array =
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"positive", "neutral", "negative"}))),
    @Parameter(
            name = "callSuccessful",
            in = ParameterIn.QUERY,
            description = "Any of these",
            array =
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"success", "failure", "unknown"}))),
    @Parameter(
            name = "criterion",
            in = ParameterIn.QUERY,
            description = "`<id>:<result>`; each of these",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "data",
            in = ParameterIn.QUERY,
            description = "`<key>:<value>` of the data collection, case and accents do not count; each of these",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "The conversation began then or later",
            schema = @Schema(type = "string", format = "date-time")),
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "It began before",
            schema = @Schema(type = "string", format = "date-time"))
})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface SearchQueryParameters {}
