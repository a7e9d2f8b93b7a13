package dev.ringway.campaign.web;

import dev.ringway.campaign.campaign.MembershipCounts;
import dev.ringway.campaign.contact.ContactFilter;
import dev.ringway.campaign.intake.CampaignContactIntake;
import dev.ringway.campaign.intake.CampaignContactIntake.Progress;
import dev.ringway.starter.security.Caller;
import dev.ringway.starter.security.ForOperators;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes contacts into campaigns and out of them. Repeating a request changes nothing more. */
@RestController
@RequestMapping(CampaignContactController.PATH)
@ForOperators
@Tag(name = "campaign contacts")
class CampaignContactEditController {

    private final CampaignContactIntake intake;
    private final ContactFilters filters;

    CampaignContactEditController(CampaignContactIntake intake, ContactFilters filters) {
        this.intake = intake;
        this.filters = filters;
    }

    /**
     * Which contacts.
     *
     * @param ids 1000 at most; either these or a filter
     * @param filter the parameters of the list of contacts, each with its values; {@code {}} means all
     * @param cursor the next of the answer before, for the same request
     */
    record MembershipBody(
            Optional<List<String>> ids, Optional<Map<String, List<String>>> filter, Optional<String> cursor) {}

    /**
     * @param matched contacts that were meant
     * @param added contacts that are in it now and were not before
     * @param suppressed of those, contacts that are not called
     * @param next there are more: send the same request with this cursor
     */
    record AddAnswer(long matched, long added, long suppressed, Optional<String> next) {}

    /**
     * @param matched contacts of the campaign that were meant
     * @param removed contacts that are out of it now
     * @param kept contacts that stay, since they were called or are being called
     * @param next there are more: send the same request with this cursor
     */
    record RemoveAnswer(long matched, long removed, long kept, Optional<String> next) {}

    @PostMapping
    @Operation(
            summary = "Take contacts of a list of ids or of a filter into a campaign",
            description = "One that is in it already stays as it is; one that does not want to be called comes in as"
                    + " suppressed. Of a draft for operators, of any other for admins. One request goes through 10000"
                    + " contacts of a filter at most; `next` in the answer is the `cursor` that goes on.")
    AddAnswer add(
            @PathVariable @ContactId String id,
            @RequestBody MembershipBody body,
            @Parameter(hidden = true) Caller caller) {
        Told told = switch (selection(body, caller)) {
            case ContactSelection.These(List<String> ids) -> Told.of(intake.add(id, ids, caller));
            case ContactSelection.All(ContactFilter filter) -> {
                IdCursor cursors = new IdCursor("add to " + id + " " + filter);
                yield Told.of(intake.add(id, filter, position(body, cursors), caller), cursors);
            }
        };
        MembershipCounts counts = told.counts();
        return new AddAnswer(counts.matched(), counts.changed(), counts.suppressed(), told.next());
    }

    @PostMapping("/remove")
    @Operation(
            summary = "Take contacts of a list of ids or of a filter out of a campaign, where they were never called",
            description = "Of a draft for operators, of any other for admins. One request goes through 10000 contacts"
                    + " of a filter at most; `next` in the answer is the `cursor` that goes on.")
    RemoveAnswer remove(
            @PathVariable @ContactId String id,
            @RequestBody MembershipBody body,
            @Parameter(hidden = true) Caller caller) {
        Told told = switch (selection(body, caller)) {
            case ContactSelection.These(List<String> ids) -> Told.of(intake.remove(id, ids, caller));
            case ContactSelection.All(ContactFilter filter) -> {
                IdCursor cursors = new IdCursor("remove from " + id + " " + filter);
                yield Told.of(intake.remove(id, filter, position(body, cursors), caller), cursors);
            }
        };
        MembershipCounts counts = told.counts();
        return new RemoveAnswer(counts.matched(), counts.changed(), counts.kept(), told.next());
    }

    private ContactSelection selection(MembershipBody body, Caller caller) {
        return ContactSelection.read(body.ids(), body.filter(), filters, caller);
    }

    private static Optional<String> position(MembershipBody body, IdCursor cursors) {
        return body.cursor().map(cursors::read);
    }

    /** @param next as a client sends it */
    private record Told(MembershipCounts counts, Optional<String> next) {

        static Told of(Progress done) {
            return new Told(done.counts(), Optional.empty());
        }

        static Told of(Progress progress, IdCursor cursors) {
            return new Told(progress.counts(), progress.next().map(cursors::write));
        }
    }
}
