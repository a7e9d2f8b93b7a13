package dev.ringway.callstore.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says in the API document what {@link CallFilters} read. */
@Parameters({
    @Parameter(
            name = "status",
            in = ParameterIn.QUERY,
            description = "Any of these",
            array =
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "queued",
                                                "initiated",
                                                "ringing",
                                                "in-progress",
                                                "completed",
                                                "busy",
                                                "failed",
                                                "no-answer",
                                                "canceled"
                                            }))),
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Any of these numbers or addresses; 403 for who may not see numbers",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "As from",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "agent",
            in = ParameterIn.QUERY,
            description = "Any of these agent ids",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "campaign",
            in = ParameterIn.QUERY,
            description = "Any of these campaign ids",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "contact",
            in = ParameterIn.QUERY,
            description = "Any of these contact ids",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "direction",
            in = ParameterIn.QUERY,
            array = @ArraySchema(schema = @Schema(allowableValues = {"inbound", "outbound"}))),
    @Parameter(
            name = "outcome",
            in = ParameterIn.QUERY,
            description = "Any of these",
            array =
                    @ArraySchema(
                            schema =
                                    @Schema(
                                            allowableValues = {
                                                "success",
                                                "voicemail",
                                                "no-answer",
                                                "busy",
                                                "failed",
                                                "undialable",
                                                "unknown"
                                            }))),
    @Parameter(
            name = "answeredBy",
            in = ParameterIn.QUERY,
            description = "Any of these: human, fax, unknown, machine_start …; machine means every kind of machine",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "tag",
            in = ParameterIn.QUERY,
            description = "Any of these tags",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "attempt",
            in = ParameterIn.QUERY,
            description = "Any of these dial attempts' ids",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "attemptNumber",
            in = ParameterIn.QUERY,
            description = "Any of these: 1 is the first attempt at a contact",
            array = @ArraySchema(schema = @Schema(type = "integer", format = "int32"))),
    @Parameter(
            name = "conversation",
            in = ParameterIn.QUERY,
            description = "Any of these conversation ids",
            array = @ArraySchema(schema = @Schema(type = "string"))),
    @Parameter(
            name = "hasRecording",
            in = ParameterIn.QUERY,
            description = "Whether there is a recording, present or still to come",
            schema = @Schema(type = "boolean")),
    @Parameter(
            name = "followUp",
            in = ParameterIn.QUERY,
            description = "A follow-up is required and its date has come, or has none",
            schema = @Schema(allowableValues = "due")),
    @Parameter(
            name = "minDuration",
            in = ParameterIn.QUERY,
            description = "Seconds, inclusive",
            schema = @Schema(type = "integer", format = "int32")),
    @Parameter(
            name = "maxDuration",
            in = ParameterIn.QUERY,
            description = "Seconds, inclusive",
            schema = @Schema(type = "integer", format = "int32")),
    @Parameter(
            name = "startedAfter",
            in = ParameterIn.QUERY,
            description = "Start at this time or later",
            schema = @Schema(type = "string", format = "date-time")),
    @Parameter(
            name = "startedBefore",
            in = ParameterIn.QUERY,
            description = "Start before this time",
            schema = @Schema(type = "string", format = "date-time"))
})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface CallFilterParameters {}
