package dev.ringway.campaign.web;

import java.nio.charset.StandardCharsets;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Others learn of each attempt by its topic. */
class DialAttemptEventsTest extends RunningCampaigns {

    @Test
    void everyVersionOfAnAttemptIsTold() {
        String number = newNumber();
        Document attempt = Attempts.placed(number);
        String id = attempt.getString("_id");
        Mono.from(database.getCollection("dialAttempts").insertOne(attempt)).block();
        awaitRecord(
                "dial-attempts.changed.v1",
                record -> id.equals(record.key())
                        && told(record.value(), "\"state\":\"placed\"")
                        && told(record.value(), "\"to\":\"" + number + "\"")
                        && told(record.value(), "\"callSid\":\"" + attempt.getString("callSid") + "\"")
                        && told(record.value(), "\"version\":3"));

        Mono.from(database.getCollection("dialAttempts")
                        .replaceOne(new Document("_id", id), Attempts.ended(attempt, "reached")))
                .block();
        awaitRecord(
                "dial-attempts.changed.v1",
                record -> id.equals(record.key())
                        && told(record.value(), "\"state\":\"finished\"")
                        && told(record.value(), "\"version\":4"));
    }

    private static boolean told(byte[] event, String part) {
        return new String(event, StandardCharsets.UTF_8).contains(part);
    }
}
