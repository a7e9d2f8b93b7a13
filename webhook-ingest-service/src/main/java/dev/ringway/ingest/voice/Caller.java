package dev.ringway.ingest.voice;

import dev.ringway.events.twilio.VoiceRequested;
import dev.ringway.ingest.directory.Contact;
import dev.ringway.ingest.directory.Contacts;
import java.util.Optional;

/** The person at the other end, as far as one knows. */
record Caller(Optional<String> contactId, Optional<String> name) {

    /**
     * The contact that the called URL names, else the one with the other party's number.
     *
     * @param toldName the name that the called URL says; it counts more than the one that is known here
     */
    static Caller of(VoiceRequested call, Optional<String> toldName, Contacts contacts) {
        Optional<Contact> known = call.contactId().isPresent()
                ? call.contactId().flatMap(contacts::byId)
                : otherParty(call).flatMap(contacts::byNumber);
        return new Caller(
                call.contactId().or(() -> known.map(Contact::contactId)),
                toldName.or(() -> known.flatMap(Contact::name)));
    }

    private static Optional<String> otherParty(VoiceRequested call) {
        return isInbound(call) ? call.from() : call.to();
    }

    static boolean isInbound(VoiceRequested call) {
        return call.direction().map(direction -> direction.equals("inbound")).orElse(false);
    }
}
