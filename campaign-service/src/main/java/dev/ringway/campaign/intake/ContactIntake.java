package dev.ringway.campaign.intake;

import dev.ringway.campaign.contact.Contact;
import dev.ringway.campaign.contact.ContactFields;
import dev.ringway.campaign.store.ContactRepository;
import dev.ringway.campaign.store.ContactRepository.Replaced;
import dev.ringway.starter.http.EntityTag;
import dev.ringway.starter.problems.ProblemException;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Takes in what people say of single contacts. Blocks. */
@Component
public final class ContactIntake {

    private final ContactRepository contacts;

    ContactIntake(ContactRepository contacts) {
        this.contacts = contacts;
    }

    /**
     * A new contact. Repeated, it tells of the one that is there, since a number belongs to one contact.
     *
     * @throws NumberTakenException if there is a contact with that number
     */
    public Contact create(ContactFields fields) {
        while (true) {
            Optional<Contact> created = contacts.insert(fields);
            if (created.isPresent()) {
                return created.get();
            }
            // Gone again between the two: then there is room for ours.
            refuseIfTaken(fields.phoneNumber());
        }
    }

    /**
     * The contact after the change; as it was where nothing is different.
     *
     * @param expected the version that the person has seen
     * @param by who changes it
     * @throws ProblemException 404 if there is none, 412 if it is in another version by now
     * @throws NumberTakenException if another contact has its new number
     */
    public Contact edit(String id, long expected, Function<Contact, ContactFields> change, String by) {
        Contact seen = contacts.find(id).orElseThrow(() -> ProblemException.notFound("contact", id));
        if (seen.version() != expected) {
            throw EntityTag.changedMeanwhile();
        }
        ContactFields fields = change.apply(seen);
        if (fields.equals(seen.fields())) {
            return seen;
        }
        while (true) {
            switch (contacts.replace(seen, fields, by)) {
                case Replaced.Done(Contact changed) -> {
                    return changed;
                }
                case Replaced.ChangedMeanwhile() -> throw EntityTag.changedMeanwhile();
                case Replaced.NumberTaken() -> refuseIfTaken(fields.phoneNumber());
            }
        }
    }

    /** @throws ProblemException 404 if there is none, 412 if it is in another version than the person has seen */
    public void delete(String id, long expected) {
        if (!contacts.delete(id, expected)) {
            throw contacts.find(id).isPresent()
                    ? EntityTag.changedMeanwhile()
                    : ProblemException.notFound("contact", id);
        }
    }

    private void refuseIfTaken(String phoneNumber) {
        Optional<String> owner = contacts.withNumber(phoneNumber);
        if (owner.isPresent()) {
            throw new NumberTakenException(owner.get());
        }
    }
}
