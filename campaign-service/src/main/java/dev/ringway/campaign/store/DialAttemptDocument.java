package dev.ringway.campaign.store;

import static dev.ringway.campaign.store.Fields.number;
import static dev.ringway.campaign.store.Fields.part;
import static dev.ringway.campaign.store.Fields.put;
import static dev.ringway.campaign.store.Fields.text;
import static dev.ringway.campaign.store.Fields.time;

import dev.ringway.campaign.attempt.AttemptCall;
import dev.ringway.campaign.attempt.AttemptState;
import dev.ringway.campaign.attempt.CallOrder;
import dev.ringway.campaign.attempt.DialAttempt;
import dev.ringway.campaign.attempt.HangUp;
import dev.ringway.campaign.attempt.Purpose;
import dev.ringway.campaign.attempt.RequestKey;
import dev.ringway.campaign.attempt.Spending;
import dev.ringway.campaign.dial.AttemptOutcome;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** A dial attempt as it lies in the database; a field that is not known is not there. */
final class DialAttemptDocument {

    private DialAttemptDocument() {}

    static Document write(DialAttempt attempt) {
        Document document = new Document("_id", attempt.id())
                .append("state", attempt.state().text())
                .append("live", attempt.state().isLive())
                .append("counts", attempt.counts());
        put(document, "campaignId", attempt.purpose().campaignId().map(ObjectId::new));
        put(document, "contactId", attempt.purpose().contactId().map(ObjectId::new));
        document.append("number", attempt.purpose().number())
                .append("sequence", attempt.purpose().sequence());
        put(
                document,
                "request",
                attempt.purpose()
                        .request()
                        .map(request ->
                                new Document("key", request.key()).append("fingerprint", request.fingerprint())));
        order(document, attempt.order());
        document.append("day", attempt.spending().day().toString())
                .append("reserved", new Decimal128(attempt.spending().reserved()));
        put(document, "price", attempt.spending().price().map(Decimal128::new));
        if (attempt.spending().estimated()) {
            document.append("priceEstimated", true);
        }
        call(document, attempt.call());
        document.append("owner", attempt.owner());
        put(document, "nextLook", attempt.nextLook());
        put(document, "hangUpWanted", attempt.hangUp().map(HangUp::why));
        put(document, "hangUpAt", attempt.hangUp().map(HangUp::at));
        if (attempt.counted()) {
            document.append("counted", true);
        }
        put(document, "outcome", attempt.outcome().map(AttemptOutcome::text));
        put(document, "reason", attempt.reason());
        return document.append("createdAt", attempt.createdAt())
                .append("updatedAt", attempt.updatedAt())
                .append("version", attempt.version());
    }

    private static void order(Document document, CallOrder order) {
        document.append("accountSid", order.accountSid())
                .append("from", order.from())
                .append("to", order.to())
                .append("agentId", order.agentId());
        put(document, "phoneNumberId", order.phoneNumberId());
        put(document, "contactName", order.contactName());
        document.append("amd", ConfigDocument.amd(order.amd()))
                .append("record", order.record())
                .append("liveTranscript", order.liveTranscript());
    }

    private static void call(Document document, AttemptCall call) {
        put(document, "requestedAt", call.requestedAt());
        put(document, "callSid", call.sid());
        document.append("callVersion", call.version());
        put(document, "callStatus", call.status());
        put(document, "heardAt", call.heardAt());
        put(document, "endedAt", call.endedAt());
    }

    static DialAttempt read(Document document) {
        return new DialAttempt(
                document.getString("_id"),
                document.getLong("version"),
                AttemptState.of(document.getString("state")).orElseThrow(),
                new Purpose(
                        id(document, "campaignId"),
                        id(document, "contactId"),
                        number(document, "number").orElseThrow().intValue(),
                        number(document, "sequence").map(Number::longValue).orElse(0L),
                        part(document, "request")
                                .map(request ->
                                        new RequestKey(request.getString("key"), request.getString("fingerprint")))),
                order(document),
                new Spending(
                        LocalDate.parse(document.getString("day")),
                        ConfigDocument.decimal(document, "reserved").orElse(BigDecimal.ZERO),
                        ConfigDocument.decimal(document, "price"),
                        document.getBoolean("priceEstimated", false)),
                new AttemptCall(
                        time(document, "requestedAt"),
                        text(document, "callSid"),
                        number(document, "callVersion").map(Number::longValue).orElse(0L),
                        text(document, "callStatus"),
                        time(document, "heardAt"),
                        time(document, "endedAt")),
                document.getString("owner"),
                time(document, "nextLook"),
                text(document, "hangUpWanted")
                        .flatMap(why -> time(document, "hangUpAt").map(at -> new HangUp(why, at))),
                document.getBoolean("counted", false),
                text(document, "outcome").flatMap(AttemptOutcome::of),
                text(document, "reason"),
                time(document, "createdAt").orElseThrow(),
                time(document, "updatedAt").orElseThrow());
    }

    private static CallOrder order(Document document) {
        return new CallOrder(
                document.getString("accountSid"),
                document.getString("from"),
                document.getString("to"),
                document.getString("agentId"),
                text(document, "phoneNumberId"),
                text(document, "contactName"),
                ConfigDocument.amd(document.get("amd", new Document())),
                document.getBoolean("record", false),
                document.getBoolean("liveTranscript", false));
    }

    private static Optional<String> id(Document document, String name) {
        return Optional.ofNullable(document.getObjectId(name)).map(ObjectId::toHexString);
    }
}
