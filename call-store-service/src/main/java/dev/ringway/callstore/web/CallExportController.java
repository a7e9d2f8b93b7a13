package dev.ringway.callstore.web;

import dev.ringway.callstore.call.CallDetails;
import dev.ringway.callstore.call.CallFilter;
import dev.ringway.callstore.lookup.CallLookup;
import dev.ringway.starter.problems.ProblemException;
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
import java.util.concurrent.Semaphore;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * All calls of a filter as a stream: read from the database no faster than the client takes them, so that any number of
 * them needs the same memory. When something fails in the middle the connection is broken off without its end, so that no
 * client takes a part for the whole.
 */
@RestController
@ForViewers
@Tag(name = "calls")
class CallExportController {

    private static final Set<String> PARAMETERS = CallFilters.and("format");
    private final CallLookup calls;
    private final CallRows rows;
    private final ExportSlots slots;
    private final ExportAudit audit;
    private final ExportSettings settings;

    CallExportController(
            CallLookup calls, CallRows rows, ExportSlots slots, ExportAudit audit, ExportSettings settings) {
        this.calls = calls;
        this.rows = rows;
        this.slots = slots;
        this.audit = audit;
        this.settings = settings;
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
        Mono<Void> export = Mono.defer(() -> write(exchange, caller, filter, format));
        return Mono.using(slots::take, taken -> audit.recorded(exchange, caller, export), Semaphore::release);
    }

    private Mono<Void> write(ServerWebExchange exchange, Caller caller, CallFilter filter, ExportFormat format) {
        ServerHttpResponse response = exchange.getResponse();
        HttpHeaders headers = response.getHeaders();
        headers.setContentType(format.type());
        headers.setCacheControl("no-store");
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename("calls." + format.text())
                .build());
        if (exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) {
            return response.setComplete();
        }
        return response.writeWith(pieces(filter, format, caller, response.bufferFactory()));
    }

    private Flux<DataBuffer> pieces(CallFilter filter, ExportFormat format, Caller caller, DataBufferFactory buffers) {
        Flux<CallDetails> shown = calls.all(filter, settings.batchSize()).map(call -> CallView.of(call, caller));
        return rows.write(format, shown, buffers).timeout(settings.stall(), Mono.error(CallExportController::stalled));
    }

    private static ProblemException stalled() {
        return new ProblemException(
                HttpStatus.SERVICE_UNAVAILABLE, "export-stalled", "The export went no further, so it was broken off.");
    }
}
