package dev.ringway.events.commands;

import dev.ringway.events.EventName;
import dev.ringway.events.Required;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody does not want to be called any more. Told twice, by whatever events, it is done once.
 *
 * @param phoneNumber E.164 with {@code +}
 * @param contactId under whatever number it has by now
 * @param callSid of the number that was called and of the contact that the call was with. One of the three has to be there, and
 *     all of them count
 * @param campaignId only this campaign shall not call any more; else nobody
 * @param source where the wish was said, e.g. conversation, sheet
 * @param reason how it was said, for people
 * @param requestedAt when it was said
 */
@EventName("dev.ringway.opt-out.requested.v1")
public record OptOutRequested(
        Optional<String> phoneNumber,
        Optional<String> contactId,
        Optional<String> callSid,
        Optional<String> campaignId,
        String source,
        Optional<String> reason,
        Instant requestedAt)
        implements CampaignCommand {

    public OptOutRequested {
        if (entity(List.of(phoneNumber, contactId, callSid)).isEmpty()) {
            throw new IllegalArgumentException("phoneNumber, contactId and callSid are missing");
        }
        Required.text(source, "source");
        Required.value(requestedAt, "requestedAt");
    }

    /** The number, else the contact, else the call. */
    @Override
    public String entityId() {
        return entity(List.of(phoneNumber, contactId, callSid)).orElseThrow();
    }

    private static Optional<String> entity(List<Optional<String>> said) {
        return said.stream()
                .flatMap(Optional::stream)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
