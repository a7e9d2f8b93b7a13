package dev.ringway.callstore.store;

import dev.ringway.callstore.call.AgentConnection;
import dev.ringway.callstore.call.AgentPart;
import dev.ringway.callstore.call.Amd;
import dev.ringway.callstore.call.Answer;
import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.CallStatus;
import dev.ringway.callstore.call.CallSuccess;
import dev.ringway.callstore.call.Conversation;
import dev.ringway.callstore.call.Direction;
import dev.ringway.callstore.call.Geo;
import dev.ringway.callstore.call.Intervention;
import dev.ringway.callstore.call.Known;
import dev.ringway.callstore.call.Lasted;
import dev.ringway.callstore.call.Links;
import dev.ringway.callstore.call.Network;
import dev.ringway.callstore.call.Parties;
import dev.ringway.callstore.call.Price;
import dev.ringway.callstore.call.Remarks;
import dev.ringway.callstore.call.Standing;
import dev.ringway.callstore.call.StoredCall;
import dev.ringway.callstore.call.Timing;
import dev.ringway.callstore.call.VoiceUrlFailure;
import dev.ringway.callstore.recording.RecordingStatus;
import dev.ringway.callstore.recording.RecordingSummary;
import java.util.Locale;
import org.bson.Document;

/** A document of {@code calls} as a call; the opposite of {@link CallWriting}. */
final class CallReading {

    private CallReading() {}

    static StoredCall read(Document document) {
        Fields fields = new Fields(document);
        return new StoredCall(
                call(fields),
                document.getLong("version"),
                remarks(fields),
                fields.time("createdAt").orElseThrow(),
                fields.time("updatedAt").orElseThrow());
    }

    private static Call call(Fields fields) {
        Fields told = fields.inner("told");
        Standing standing = new Standing(status(fields), fields.number("lastSequence"), fields.time("endTime"));
        return new Call(
                fields.name("_id"),
                standing,
                told.object("lasted")
                        .map(CallReading::lasted)
                        .or(() -> fields.number("duration").map(seconds -> new Lasted(standing, seconds))),
                new Timing(fields.time("startTime").orElseThrow(), fields.time("ringingAt"), told.time("answeredAt")),
                parties(fields),
                new Links(
                        fields.text("accountSid"),
                        fields.text("attemptId"),
                        told.text("campaignId"),
                        told.text("contactId")),
                new Answer(
                        fields.text("answeredBy"),
                        fields.object("amd")
                                .flatMap(amd ->
                                        amd.text("result").map(result -> new Amd(result, amd.number("durationMs"))))),
                new Network(fields.integer("sipResponseCode"), fields.text("stirVerstat"), told.integer("errorCode")),
                agent(told),
                fields.amount("price").map(amount -> new Price(amount, fields.text("priceCurrency"))),
                new Intervention(told.flag("ended"), told.text("transfer").map(CallReading::transfer)),
                fields.objects("recordings").stream()
                        .map(CallReading::recording)
                        .toList(),
                known(fields, told));
    }

    private static CallStatus status(Fields fields) {
        return CallStatus.of(fields.name("status")).orElseThrow();
    }

    private static Lasted lasted(Fields fields) {
        return new Lasted(
                new Standing(status(fields), fields.number("sequence"), fields.time("endTime")),
                fields.number("seconds").orElseThrow());
    }

    private static Parties parties(Fields fields) {
        return new Parties(
                fields.text("direction").flatMap(Direction::of),
                fields.text("from"),
                fields.text("to"),
                fields.text("parentCallSid"),
                fields.text("forwardedFrom"),
                fields.text("callerName"),
                fields.object("geo")
                        .map(geo -> new Geo(geo.text("city"), geo.text("state"), geo.text("zip"), geo.text("country"))),
                fields.text("region"));
    }

    private static AgentPart agent(Fields told) {
        return new AgentPart(
                told.text("agentId"),
                told.object("connection")
                        .map(asked -> new AgentConnection(asked.flag("connected"), asked.text("reason"))),
                told.object("voiceUrlFailure").map(failure -> new VoiceUrlFailure(failure.integer("errorCode"))),
                told.objects("conversations").stream()
                        .map(CallReading::conversation)
                        .toList());
    }

    private static Conversation conversation(Fields fields) {
        return new Conversation(
                fields.name("conversationId"),
                fields.time("startTime"),
                fields.text("agentId"),
                fields.text("agentName"),
                fields.text("voiceId"),
                fields.text("callSuccessful").flatMap(CallSuccess::of),
                fields.text("terminationReason"),
                fields.text("failureReason"),
                fields.amount("cost"),
                fields.number("latencyMs"));
    }

    private static Intervention.Transfer transfer(String text) {
        return Intervention.Transfer.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static RecordingSummary recording(Fields fields) {
        return new RecordingSummary(
                fields.name("recordingSid"),
                RecordingStatus.of(fields.name("status")).orElseThrow(),
                fields.number("duration"));
    }

    private static Known known(Fields fields, Fields told) {
        Fields known = told.inner("known");
        return new Known(
                fields.integer("attemptNumber"),
                known.text("campaignId"),
                known.text("contactId"),
                fields.text("contactName"),
                known.text("agentId"),
                known.text("agentName"));
    }

    private static Remarks remarks(Fields fields) {
        Fields metadata = fields.inner("metadata");
        Fields outcome = fields.inner("outcome");
        return new Remarks(
                metadata.texts("tags"),
                metadata.inner("customFields").document(),
                outcome.text("notes"),
                outcome.flag("followUpRequired"),
                outcome.time("followUpDate"));
    }
}
