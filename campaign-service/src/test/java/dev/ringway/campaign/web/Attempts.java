package dev.ringway.campaign.web;

import java.time.Instant;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Dial attempts as they lie in the database. Nobody looks at them, as long as no dialer runs. */
public final class Attempts {

    private Attempts() {}

    /** Of nobody's campaign. */
    public static Document placed(String number) {
        Instant now = Instant.now();
        ObjectId id = new ObjectId();
        return new Document("_id", "att_" + id.toHexString())
                .append("state", "placed")
                .append("live", true)
                .append("counts", true)
                .append("number", 1)
                .append("accountSid", "AC0123456789abcdef0123456789abcdef")
                .append("from", "+12025550100")
                .append("to", number)
                .append("agentId", "agent_1")
                .append("amd", new Document("mode", "off").append("onMachine", "continue"))
                .append("record", false)
                .append("liveTranscript", false)
                .append("day", "2026-11-02")
                .append("reserved", new Decimal128(0))
                .append("requestedAt", now)
                .append("callSid", "CA00000000" + id.toHexString())
                .append("callVersion", 0L)
                .append("owner", "instance-1")
                .append("nextLook", now.plusSeconds(3600))
                .append("createdAt", now)
                .append("updatedAt", now)
                .append("version", 3L);
    }

    public static Document ended(Document placed, String outcome) {
        Document ended = new Document(placed);
        ended.remove("nextLook");
        return ended.append("state", "finished")
                .append("live", false)
                .append("outcome", outcome)
                .append("endedAt", placed.get("createdAt"))
                .append("version", placed.getLong("version") + 1);
    }
}
