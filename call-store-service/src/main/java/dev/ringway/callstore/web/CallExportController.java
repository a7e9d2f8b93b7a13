package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.lookup.CallLookup;
import dev.ringway.starter.export.ExportFormat;
import dev.ringway.starter.export.Exports;
import dev.ringway.starter.export.Exports.Listing;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** All calls of a filter as a stream. */
@RestController
@ForViewers
@Tag(name = "calls")
class CallExportController {

    private static final Set<String> PARAMETERS = CallFilters.and("format");
    private final CallLookup calls;
    private final Exports exports;

    CallExportController(CallLookup calls, Exports exports) {
        this.calls = calls;
        this.exports = exports;
    }

    @GetMapping("/api/v1/calls/export")
    @Operation(
            summary = "All calls of a filter as a file, the newest start first",
            description =
                    "CSV (RFC 4180; a text that a spreadsheet would take for a formula, a phone number's plus sign"
                            + " too, has an apostrophe in front) or NDJSON (exact values). A failure breaks the connection off.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
                            }))
    @CallFilterParameters
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "Else as the Accept header says, else csv",
            schema = @Schema(allowableValues = {"csv", "ndjson"}))
    Mono<Void> export(@Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), PARAMETERS);
        CallFilter filter = CallFilters.of(query, caller);
        ExportFormat format = ExportFormat.of(
                query.one("format"), exchange.getRequest().getHeaders().getAccept());
        return exports.write(
                exchange,
                caller,
                format,
                new Listing<>(
                        "calls",
                        CallColumns.ALL,
                        batchSize -> calls.all(filter, batchSize).map(call -> CallView.of(call, caller))));
    }
}
