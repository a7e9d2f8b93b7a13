package dev.ringway.campaign.web;

import dev.ringway.campaign.contact.BulkAction;
import dev.ringway.campaign.contact.BulkCounts;
import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.campaign.intake.BulkChange;
import dev.ringway.campaign.intake.BulkChange.Progress;
import dev.ringway.campaign.intake.ContactUnion;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.problems.ProblemException;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForAdmins;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes many contacts at once. Repeating a request changes nothing more. */
@RestController
@RequestMapping("/api/v1/contacts")
@ForAdmins
@Tag(name = "contacts")
class BulkController {

    private static final int MOST_MERGED = 20;

    private final BulkChange bulk;
    private final ContactUnion union;
    private final ContactFilters filters;

    BulkController(BulkChange bulk, ContactUnion union, ContactFilters filters) {
        this.bulk = bulk;
        this.union = union;
        this.filters = filters;
    }

    /**
     * Which contacts, and what is done to them.
     *
     * @param ids 1000 at most; either these or a filter
     * @param filter the parameters of the list, each with its values; {@code {}} means all
     * @param action add-tags, remove-tags, add-groups, remove-groups, set-status, delete
     * @param tags of add-tags and remove-tags
     * @param groups of add-groups and remove-groups
     * @param status of set-status
     * @param cursor the next of the answer before, for the same request
     */
    record BulkBody(
            Optional<List<String>> ids,
            Optional<Map<String, List<String>>> filter,
            String action,
            Optional<List<String>> tags,
            Optional<List<String>> groups,
            Optional<String> status,
            Optional<String> cursor) {}

    /**
     * @param matched contacts that were meant
     * @param changed contacts that are different now
     * @param refused contacts that would have more than 50 tags or groups, left as they are
     * @param next there are more: send the same request with this cursor
     */
    record BulkAnswer(long matched, long changed, long refused, Optional<String> next) {

        static BulkAnswer of(BulkCounts counts, Optional<String> next) {
            return new BulkAnswer(counts.matched(), counts.changed(), counts.refused(), next);
        }
    }

    /** @param from ids of those that become part of the contact, 20 at most */
    record MergeBody(Optional<List<String>> from) {}

    @PostMapping("/bulk")
    @Operation(
            summary = "Tag, group, set the status of, or delete the contacts of a list of ids or of a filter",
            description = "One request goes through 10000 contacts of a filter at most; `next` in the answer is the"
                    + " `cursor` that goes on.")
    BulkAnswer bulk(@RequestBody BulkBody body, @Parameter(hidden = true) Caller caller) {
        BulkAction action = BulkActions.read(body);
        return switch (ContactSelection.read(body.ids(), body.filter(), filters, caller)) {
            case ContactSelection.These(List<String> ids) -> BulkAnswer.of(bulk.those(ids, action), Optional.empty());
            case ContactSelection.All(ContactFilter filter) -> all(filter, body.cursor(), action);
        };
    }

    @PostMapping("/{id}/merge")
    @Operation(
            summary = "Make contacts part of this one",
            description = "What this one says stands; what it leaves open comes from the first of the others that says"
                    + " it. Tags, groups and custom fields are united, the histories added; do-not-call of one is"
                    + " everybody's, and so is an opt-out on any list. A campaign that has reached one of them, is in a"
                    + " call with it or does not call it again does not call this one either; where only others wait in"
                    + " it, this one takes their place. The others are deleted, all in one transaction. 409"
                    + " contact-in-call where what comes of a call has to be awaited.")
    ResponseEntity<ContactView> merge(
            @PathVariable @ContactId String id, @RequestBody MergeBody body, @Parameter(hidden = true) Caller caller) {
        List<String> others = ContactSelection.checked("from", body.from().orElse(List.of()), MOST_MERGED);
        if (others.contains(id)) {
            throw ProblemException.invalid("from", "must not hold the contact itself");
        }
        Contact merged = union.merge(id, others, caller.subject());
        return EntityTag.of(merged.version(), caller).answer(ContactView.of(merged, caller));
    }

    private BulkAnswer all(ContactFilter filter, Optional<String> cursor, BulkAction action) {
        if (filter.isEmpty() && action instanceof BulkAction.Delete) {
            throw ProblemException.invalid("filter", "must narrow what is deleted");
        }
        IdCursor cursors = new IdCursor("bulk " + action + " " + filter);
        Optional<String> after = cursor.map(cursors::read);
        Progress progress = bulk.all(filter, after, action);
        return BulkAnswer.of(progress.counts(), progress.next().map(cursors::write));
    }
}
