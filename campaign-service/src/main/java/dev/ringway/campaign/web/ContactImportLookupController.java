package dev.ringway.campaign.web;

import static dev.ringway.starter.export.CsvColumns.column;

import dev.ringway.campaign.imports.ContactImport;
import dev.ringway.campaign.imports.RefusedRow;
import dev.ringway.campaign.lookup.ImportLookup;
import dev.ringway.campaign.web.ContactImportView.RefusedRowView;
import dev.ringway.starter.export.CsvColumns;
import dev.ringway.starter.export.ExportFormat;
import dev.ringway.starter.export.Exports;
import dev.ringway.starter.export.Exports.Listing;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.Page;
import dev.ringway.starter.http.PageParameters;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.problems.ProblemException;
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
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Imports as people look at them; what a refused row says is shown to those only who may see numbers. */
@RestController
@RequestMapping(ContactImportController.PATH)
@ForViewers
@Tag(name = "contact imports")
class ContactImportLookupController {

    private static final CsvColumns<RefusedRowView> REFUSED = new CsvColumns<>(List.of(
            column("line", row -> Optional.of(row.line())),
            column("reason", row -> Optional.of(row.reason())),
            column("field", RefusedRowView::field),
            column("message", row -> Optional.of(row.message())),
            column("text", RefusedRowView::text)));

    private final ImportLookup imports;
    private final Exports exports;

    ContactImportLookupController(ImportLookup imports, Exports exports) {
        this.imports = imports;
        this.exports = exports;
    }

    @GetMapping
    @Operation(summary = "Imports, the newest first", description = "Give `next` as `cursor` to go on.")
    @PageParameters
    Page<ContactImportView> list(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), Set.of("cursor", "limit"));
        IdCursor cursors = new IdCursor("contact-imports");
        return IdPage.read(query, cursors, ContactImport::id, imports::page)
                .page(order -> ContactImportView.of(order, Optional.empty(), caller));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "How far an import is, and what became of its rows",
            description = "With the first refused rows; what they say is shown to who may see numbers.")
    ResponseEntity<ContactImportView> one(@PathVariable @ContactId String id, @Parameter(hidden = true) Caller caller) {
        ContactImport order = found(id);
        return EntityTag.of(order.version(), caller)
                .answer(ContactImportView.of(order, Optional.of(imports.firstRefused(id)), caller));
    }

    @GetMapping("/{id}/refused")
    @ForOperators
    @Operation(
            summary = "All refused rows of an import as a file, in its order",
            description =
                    "CSV (a text that a spreadsheet would take for a formula has an apostrophe in front) or NDJSON"
                            + " (exact values). A failure breaks the connection off.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "OK",
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                                @Content(mediaType = "application/x-ndjson", schema = @Schema(type = "string"))
                            }))
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "Else as the Accept header says, else csv",
            schema = @Schema(allowableValues = {"csv", "ndjson"}))
    Mono<Void> refused(
            @PathVariable @ContactId String id,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(hidden = true) Caller caller) {
        Query query = Query.of(exchange.getRequest().getQueryParams(), Set.of("format"));
        ExportFormat format = ExportFormat.of(
                query.one("format"), exchange.getRequest().getHeaders().getAccept());
        Listing<RefusedRowView> rows = new Listing<>(
                "refused-rows",
                REFUSED,
                batchSize -> imports.allRefused(id, batchSize).map((RefusedRow row) -> RefusedRowView.of(row, caller)));
        return Mono.fromCallable(() -> found(id))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(there -> exports.write(exchange, caller, format, rows));
    }

    private ContactImport found(String id) {
        return imports.find(id).orElseThrow(() -> ProblemException.notFound("contact-import", id));
    }
}
