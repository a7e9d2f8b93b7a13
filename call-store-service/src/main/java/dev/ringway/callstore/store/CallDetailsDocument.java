package dev.ringway.callstore.store;

import com.mongodb.client.model.Projections;
import dev.ringway.callstore.call.CallDetails;
import dev.ringway.callstore.call.CallDetails.Amd;
import dev.ringway.callstore.call.CallDetails.Cost;
import dev.ringway.callstore.call.CallDetails.Geo;
import dev.ringway.callstore.call.CallDetails.Metadata;
import dev.ringway.callstore.call.CallDetails.Outcome;
import dev.ringway.callstore.call.CallDetails.QualityMetrics;
import dev.ringway.callstore.call.CallDetails.Recording;
import dev.ringway.starter.mongo.PlainValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Decimal128;

/** Reads the whole of a document of {@code calls}; the types are those that its validator takes. */
final class CallDetailsDocument {

    /** All but what only the fold reads. */
    static final Bson PROJECTION = Projections.exclude("told");

    private CallDetailsDocument() {}

    static CallDetails read(Document call) {
        Document metadata = call.get("metadata", new Document());
        return new CallDetails(
                call.getString("_id"),
                call.getLong("version"),
                call.getString("status"),
                text(call, "direction"),
                text(call, "from"),
                text(call, "to"),
                text(call, "forwardedFrom"),
                text(call, "callerName"),
                text(call, "parentCallSid"),
                text(call, "accountSid"),
                text(call, "conversationId"),
                text(call, "region"),
                text(call, "campaignId"),
                text(call, "contactId"),
                text(call, "contactName"),
                text(call, "attemptId"),
                Optional.ofNullable(call.getInteger("attemptNumber")),
                text(call, "agentId"),
                text(call, "agentName"),
                text(call, "voiceId"),
                time(call, "startTime").orElseThrow(),
                time(call, "ringingAt"),
                time(call, "answeredAt"),
                time(call, "endTime"),
                whole(call, "duration"),
                whole(call, "ringDuration"),
                text(call, "answeredBy"),
                part(call, "amd").map(amd -> new Amd(text(amd, "result"), whole(amd, "durationMs"))),
                text(call, "terminatedBy"),
                text(call, "terminationReason"),
                Optional.ofNullable(call.getInteger("sipResponseCode")),
                text(call, "stirVerstat"),
                part(call, "outcome").map(CallDetailsDocument::outcome),
                text(call, "callSuccessful"),
                text(call, "transcriptId"),
                call.getList("recordings", Document.class, List.of()).stream()
                        .map(CallDetailsDocument::recording)
                        .toList(),
                money(call, "price"),
                text(call, "priceCurrency"),
                part(call, "cost")
                        .map(cost -> new Cost(money(cost, "telephony"), money(cost, "agent"), text(cost, "currency"))),
                part(call, "qualityMetrics").map(CallDetailsDocument::quality),
                part(call, "geo")
                        .map(geo ->
                                new Geo(text(geo, "city"), text(geo, "state"), text(geo, "zip"), text(geo, "country"))),
                new Metadata(
                        metadata.getString("source"),
                        metadata.getList("tags", String.class, List.of()),
                        PlainValues.of(metadata.get("customFields", new Document()))),
                whole(call, "lastSequence"),
                call.getString("startMonth"),
                time(call, "createdAt").orElseThrow(),
                time(call, "updatedAt").orElseThrow());
    }

    private static Outcome outcome(Document outcome) {
        return new Outcome(
                text(outcome, "status"),
                text(outcome, "reason"),
                text(outcome, "notes"),
                Optional.ofNullable(outcome.getBoolean("followUpRequired")),
                time(outcome, "followUpDate"));
    }

    private static Recording recording(Document recording) {
        return new Recording(
                recording.getString("recordingSid"), recording.getString("status"), whole(recording, "duration"));
    }

    private static QualityMetrics quality(Document quality) {
        return new QualityMetrics(
                number(quality, "latencyMs"),
                number(quality, "jitterMs"),
                number(quality, "packetLossPercent"),
                number(quality, "mos"));
    }

    private static Optional<Document> part(Document document, String field) {
        return Optional.ofNullable(document.get(field, Document.class));
    }

    private static Optional<String> text(Document document, String field) {
        return Optional.ofNullable(document.getString(field));
    }

    private static Optional<Long> whole(Document document, String field) {
        return Optional.ofNullable(document.getLong(field));
    }

    /** Declared as a number of any type. */
    private static Optional<Double> number(Document document, String field) {
        return Optional.ofNullable(document.get(field, Number.class)).map(Number::doubleValue);
    }

    private static Optional<BigDecimal> money(Document document, String field) {
        return Optional.ofNullable(document.get(field, Decimal128.class)).map(Decimal128::bigDecimalValue);
    }

    private static Optional<Instant> time(Document document, String field) {
        return Optional.ofNullable(document.getDate(field)).map(Date::toInstant);
    }
}
