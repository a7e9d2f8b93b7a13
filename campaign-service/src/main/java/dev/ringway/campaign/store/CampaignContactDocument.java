package dev.ringway.campaign.store;

import static dev.ringway.campaign.store.Fields.number;
import static dev.ringway.campaign.store.Fields.put;
import static dev.ringway.campaign.store.Fields.text;
import static dev.ringway.campaign.store.Fields.time;

import dev.ringway.campaign.campaign.CampaignContact;
import dev.ringway.campaign.campaign.CampaignContact.CallResult;
import dev.ringway.campaign.campaign.CampaignContact.Decision;
import dev.ringway.campaign.campaign.CampaignContact.KnownContact;
import dev.ringway.campaign.campaign.ContactState;
import dev.ringway.starter.mongo.PlainValues;
import dev.ringway.starter.mongo.StorableValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** A contact in a campaign as it lies in the database; a field that is not known is not there. */
final class CampaignContactDocument {

    private CampaignContactDocument() {}

    static Document write(CampaignContact member) {
        Document document = new Document("_id", member.id())
                .append("campaignId", new ObjectId(member.campaignId()))
                .append("contactId", new ObjectId(member.contactId()))
                .append("phoneNumber", member.contact().phoneNumber());
        put(document, "contactName", member.contact().name());
        put(document, "timeZone", member.contact().timeZone());
        document.append("priority", member.contact().priority())
                .append("status", member.status().text())
                .append("attempts", member.attempts())
                .append("answered", member.answered())
                .append("callTime", member.callTime())
                .append("spend", new Decimal128(member.spend()));
        put(document, "lastAttempt", member.lastAttempt());
        put(document, "nextAttempt", member.nextAttempt());
        put(document, "notBefore", member.notBefore());
        document.append(
                "callResults",
                member.callResults().stream()
                        .map(CampaignContactDocument::write)
                        .toList());
        put(document, "outcome", member.outcome());
        if (!member.customData().isEmpty()) {
            document.append("customData", StorableValues.of(member.customData()));
        }
        put(document, "lastDecision", member.lastDecision().map(CampaignContactDocument::write));
        return document.append("createdAt", member.createdAt())
                .append("updatedAt", member.updatedAt())
                .append("version", member.version());
    }

    static CampaignContact read(Document document) {
        return new CampaignContact(
                document.getObjectId("campaignId").toHexString(),
                document.getObjectId("contactId").toHexString(),
                document.getLong("version"),
                ContactState.of(document.getString("status")).orElseThrow(),
                new KnownContact(
                        document.getString("phoneNumber"),
                        text(document, "contactName"),
                        text(document, "timeZone"),
                        number(document, "priority").map(Number::intValue).orElse(0)),
                number(document, "attempts").map(Number::intValue).orElse(0),
                number(document, "answered").map(Number::longValue).orElse(0L),
                number(document, "callTime").map(Number::longValue).orElse(0L),
                ConfigDocument.decimal(document, "spend").orElse(BigDecimal.ZERO),
                time(document, "lastAttempt"),
                time(document, "nextAttempt"),
                notBefore(document),
                document.getList("callResults", Document.class, List.of()).stream()
                        .map(CampaignContactDocument::result)
                        .toList(),
                text(document, "outcome"),
                PlainValues.of(document.get("customData", new Document())),
                Optional.ofNullable(document.get("lastDecision", Document.class))
                        .map(decision -> new Decision(
                                decision.getBoolean("dial"),
                                text(decision, "reason"),
                                time(decision, "at").orElseThrow())),
                time(document, "createdAt").orElseThrow(),
                time(document, "updatedAt").orElseThrow());
    }

    /** One that was called before this was kept waits as long as it was to. */
    private static Optional<Instant> notBefore(Document document) {
        return time(document, "notBefore")
                .or(() -> ContactState.RETRY_WAIT.text().equals(document.getString("status"))
                        ? time(document, "nextAttempt")
                        : Optional.empty());
    }

    static Document write(Decision decision) {
        Document part = new Document("dial", decision.dial());
        put(part, "reason", decision.reason());
        return part.append("at", decision.at());
    }

    private static Document write(CallResult result) {
        Document part = new Document();
        put(part, "callSid", result.callSid());
        part.append("timestamp", result.timestamp()).append("status", result.status());
        put(part, "duration", result.duration());
        put(part, "notes", result.notes());
        return part;
    }

    private static CallResult result(Document result) {
        return new CallResult(
                text(result, "callSid"),
                time(result, "timestamp").orElseThrow(),
                result.getString("status"),
                number(result, "duration").map(Number::longValue),
                text(result, "notes"));
    }
}
