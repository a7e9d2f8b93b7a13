package dev.ringway.campaign.web;

import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.campaign.contact.ContactOrder;
import dev.ringway.campaign.lookup.ContactLookup;
import dev.ringway.campaign.lookup.ContactPage;
import dev.ringway.campaign.lookup.CountWish;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.http.PageLimit;
import dev.ringway.starter.http.PageParameters;
import dev.ringway.starter.http.Query;
import dev.ringway.starter.http.StateHash;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForViewers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
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

/** Contacts as people look at them; phone numbers are masked for callers who may not see them. */
@RestController
@RequestMapping("/api/v1/contacts")
@ForViewers
@Tag(name = "contacts")
class ContactController {

    private final ContactLookup contacts;
    private final ContactFilters filters;

    ContactController(ContactLookup contacts, ContactFilters filters) {
        this.contacts = contacts;
        this.filters = filters;
    }

    @GetMapping
    @Operation(
            summary = "Contacts by the time of their creation",
            description = "All filters combine. Give `next` as `cursor` to go on, with the same filters and sort.")
    @ContactFilterParameters
    @Parameter(
            name = "sort",
            in = ParameterIn.QUERY,
            description = "The newest first unless said otherwise",
            schema =
                    @Schema(
                            allowableValues = {"-createdAt", "createdAt"},
                            defaultValue = "-createdAt"))
    @Parameter(
            name = "count",
            in = ParameterIn.QUERY,
            description = "Whether total tells how many contacts the filters let through: exact counts up to a limit,"
                    + " estimated says what is known at once",
            schema =
                    @Schema(
                            allowableValues = {"none", "estimated", "exact"},
                            defaultValue = "none"))
    @PageParameters
    Mono<ResponseEntity<ContactList>> list(
            @Parameter(hidden = true) ServerWebExchange exchange, @Parameter(hidden = true) Caller caller) {
        Query query = ContactFilters.query(exchange.getRequest().getQueryParams(), "cursor", "limit", "sort", "count");
        ContactFilter filter = filters.read(query, caller);
        ContactOrder order = query.one("sort", ContactOrder::of, "must be createdAt or -createdAt")
                .orElse(ContactOrder.NEWEST_FIRST);
        CountWish count = query.one("count", CountWish::of, "must be none, estimated or exact")
                .orElse(CountWish.NONE);
        int limit = PageLimit.of(query.number("limit")).items();
        IdCursor cursors = new IdCursor("contacts " + order + " " + filter);
        Optional<String> after = query.one("cursor").map(cursors::read);
        return contacts.page(filter, order, after, limit, count).map(page -> answer(page, cursors, caller));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One contact")
    ResponseEntity<ContactView> contact(@PathVariable @ContactId String id, @Parameter(hidden = true) Caller caller) {
        return contacts.find(id)
                .map(contact -> EntityTag.of(contact.version(), caller).answer(ContactView.of(contact, caller)))
                .orElseThrow(() -> ProblemException.notFound("contact", id));
    }

    private static ResponseEntity<ContactList> answer(ContactPage page, IdCursor cursors, Caller caller) {
        List<ContactView> items = page.contacts().stream()
                .map(contact -> ContactView.of(contact, caller))
                .toList();
        Optional<String> next = page.more()
                ? Optional.of(cursors.write(page.contacts().getLast().id()))
                : Optional.empty();
        Optional<ContactList.Total> total = page.count().map(ContactList.Total::of);
        Stream<String> versions = items.stream().map(contact -> contact.id() + ":" + contact.version());
        String state = StateHash.of(Stream.concat(versions, Stream.of(next, total)));
        return EntityTag.of(state, caller).answer(new ContactList(items, next, total));
    }
}
