package dev.ringway.campaign.web;

import dev.ringway.campaign.intake.SuppressionIntake;
import dev.ringway.campaign.lookup.SuppressionLookup;
import dev.ringway.campaign.suppression.Suppression;
import dev.ringway.campaign.suppression.SuppressionFilter;
import dev.ringway.campaign.suppression.SuppressionKey;
import dev.ringway.starter.export.ExportFormat;
import dev.ringway.starter.export.Exports;
import dev.ringway.starter.export.Exports.Listing;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageLimit;
import dev.ringway.starter.http.PageParameters;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.http.StateHash;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForOperators;
import dev.ringway.starter.security.ForViewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Numbers that are not called, as people look at them; masked for callers who may not see numbers. */
@RestController
@RequestMapping("/api/v1/suppressions")
@Tag(name = "suppressions")
class SuppressionController {

    private final SuppressionLookup suppressions;
    private final SuppressionFilters filters;
    private final Exports exports;

    SuppressionController(SuppressionLookup suppressions, SuppressionFilters filters, Exports exports) {
        this.suppressions = suppressions;
        this.filters = filters;
        this.exports = exports;
    }

    @ForViewers
    @GetMapping
    @Operation(
            summary = "Numbers that are not called, the newest first",
            description = "All filters combine. Give `next` as `cursor` to go on, with the same filters.")
    @SuppressionFilterParameters
    @PageParameters
    Mono<ResponseEntity<Page<SuppressionView>>> suppressions(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        Query query = SuppressionFilters.query(exchange.getRequest().getQueryParams(), "cursor", "limit");
        SuppressionFilter filter = filters.read(query, caller);
        int limit = PageLimit.of(query.number("limit")).items();
        IdCursor cursors = new IdCursor("suppressions " + filter);
        Optional<String> after = query.one("cursor").map(cursors::read);
        return suppressions.page(filter, after, limit).map(found -> answer(found, limit, cursors, caller));
    }

    @ForViewers
    @GetMapping("/{id}")
    @Operation(
            summary = "One number on one list",
            description = "The id is the list, a colon and the number: `global:+14155550123`. 403 for who may not see"
                    + " numbers.")
    ResponseEntity<SuppressionView> suppression(
            @PathVariable @SuppressionId String id, @Parameter(hidden = true) Caller caller) {
        SuppressionFilters.checkMaySee(caller);
        Suppression found = SuppressionKey.of(id).flatMap(suppressions::find).orElseThrow(SuppressionIntake::notFound);
        return EntityTag.of(found.version(), caller).answer(SuppressionView.of(found, caller));
    }

    @ForOperators
    @GetMapping("/export")
    @Operation(
            summary = "All suppressions of a filter as a file, the newest first",
            description =
                    "CSV (RFC 4180; a text that a spreadsheet would take for a formula, a phone number's plus sign"
                            + " too, has an apostrophe in front) or NDJSON (exact values). A failure breaks the connection"
                            + " off. An import takes it back.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
                            }))
    @SuppressionFilterParameters
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "Else as the Accept header says, else csv",
            schema = @Schema(allowableValues = {"csv", "ndjson"}))
    Mono<Void> exportSuppressions(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        Query query = SuppressionFilters.query(exchange.getRequest().getQueryParams(), "format");
        SuppressionFilter filter = filters.read(query, caller);
        ExportFormat format = ExportFormat.of(
                query.one("format"), exchange.getRequest().getHeaders().getAccept());
        return exports.write(
                exchange,
                caller,
                format,
                new Listing<>(
                        "suppressions",
                        SuppressionColumns.ALL,
                        batchSize -> suppressions.all(filter, batchSize).map(one -> SuppressionView.of(one, caller))));
    }

    private static ResponseEntity<Page<SuppressionView>> answer(
            List<Suppression> found, int limit, IdCursor cursors, Caller caller) {
        List<Suppression> shown = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next =
                found.size() > limit ? Optional.of(cursors.write(shown.getLast().place())) : Optional.empty();
        Stream<String> versions = shown.stream().map(one -> one.place() + ":" + one.version());
        String state = StateHash.of(Stream.concat(versions, Stream.of(next)));
        return EntityTag.of(state, caller)
                .answer(new Page<>(
                        shown.stream()
                                .map(one -> SuppressionView.of(one, caller))
                                .toList(),
                        next));
    }
}
