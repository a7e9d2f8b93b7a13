package dev.ringway.campaign.intake;

import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.store.ContactMerging;
import dev.ringway.campaign.store.ContactMerging.Merged;
import dev.ringway.starter.problems.ProblemException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Takes in that several contacts are one person. Blocks. */
@Component
public final class ContactUnion {

    private final ContactMerging merging;

    ContactUnion(ContactMerging merging) {
        this.merging = merging;
    }

    /**
     * The contact that all have become. Repeated, it changes nothing more.
     *
     * @param by who says so
     * @throws ProblemException 404 for one that there is not, 409 if together they are more than a contact may hold, or one
     *     of them is in a call
     */
    public Contact merge(String target, List<String> others, String by) {
        return switch (merging.merge(target, others, by)) {
            case Merged.Done(Contact contact) -> contact;
            case Merged.NotFound(String id) -> throw ProblemException.notFound("contact", id);
            case Merged.TooMuch() ->
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "merge-too-large",
                        "Together they would have more than " + ContactFields.MOST
                                + " tags, groups or custom fields. Take some away first.");
            case Merged.TooManyCampaigns() ->
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "merge-too-large",
                        "They are in too many campaigns that are not over. Merge fewer of them at a time.");
            case Merged.InCall() ->
                throw new ProblemException(
                        HttpStatus.CONFLICT,
                        "contact-in-call",
                        "A campaign is calling one of them at this moment. Merge them when that call is over.");
        };
    }
}
