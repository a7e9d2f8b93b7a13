package dev.ringway.campaign.web;

import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.campaign.lookup.ContactLookup;
import dev.ringway.starter.export.ExportFormat;
import dev.ringway.starter.export.Exports;
import dev.ringway.starter.export.Exports.Listing;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForOperators;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** All contacts of a filter as a stream. */
@RestController
@ForOperators
@Tag(name = "contacts")
class ContactExportController {

    private final ContactLookup contacts;
    private final ContactFilters filters;
    private final Exports exports;

    ContactExportController(ContactLookup contacts, ContactFilters filters, Exports exports) {
        this.contacts = contacts;
        this.filters = filters;
        this.exports = exports;
    }

    @GetMapping("/api/v1/contacts/export")
    @Operation(
            summary = "All contacts of a filter as a file, the newest first",
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
    @ContactFilterParameters
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "Else as the Accept header says, else csv",
            schema = @Schema(allowableValues = {"csv", "ndjson"}))
    Mono<Void> export(@Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        Query query = ContactFilters.query(exchange.getRequest().getQueryParams(), "format");
        ContactFilter filter = filters.read(query, caller);
        ExportFormat format = ExportFormat.of(
                query.one("format"), exchange.getRequest().getHeaders().getAccept());
        return exports.write(
                exchange,
                caller,
                format,
                new Listing<>(
                        "contacts",
                        ContactColumns.ALL,
                        batchSize -> contacts.all(filter, batchSize).map(contact -> ContactView.of(contact, caller))));
    }
}
