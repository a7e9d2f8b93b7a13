package dev.ringway.callstore.store;

import dev.ringway.callstore.call.AgentConnection;
import dev.ringway.callstore.call.Amd;
import dev.ringway.callstore.call.Call;
import dev.ringway.callstore.call.CallSuccess;
import dev.ringway.callstore.call.Conversation;
import dev.ringway.callstore.call.Cost;
import dev.ringway.callstore.call.Direction;
import dev.ringway.callstore.call.Geo;
import dev.ringway.callstore.call.Known;
import dev.ringway.callstore.call.Lasted;
import dev.ringway.callstore.call.Outcome;
import dev.ringway.callstore.call.Price;
import dev.ringway.callstore.call.TerminatedBy;
import dev.ringway.callstore.recording.RecordingSummary;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Decimal128;

/**
 * A call as the fields of its document, by path and present ones only. {@code told} holds what reports said and no other
 * field tells, so that the call can be joined with the next report; it is shown to nobody.
 */
final class CallWriting {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private CallWriting() {}

    static Map<String, Object> fields(Call call) {
        CallWriting writing = new CallWriting();
        writing.standing(call);
        writing.parties(call);
        writing.belonging(call);
        writing.agent(call);
        writing.money(call);
        writing.ending(call);
        writing.put("told", Optional.of(told(call)).filter(told -> !told.isEmpty()));
        return writing.fields;
    }

    private void standing(Call call) {
        fields.put("status", call.status().text());
        fields.put("startTime", call.startTime());
        fields.put("startMonth", call.startMonth());
        put("ringingAt", call.ringingAt());
        put("answeredAt", call.answeredAt());
        put("endTime", call.endTime());
        put("duration", call.duration());
        put("ringDuration", call.ringDuration());
        put("lastSequence", call.standing().sequence());
    }

    private void parties(Call call) {
        put("from", call.from());
        put("to", call.to());
        put("direction", call.direction().map(Direction::text));
        put("parentCallSid", call.parentCallSid());
        put("forwardedFrom", call.parties().forwardedFrom());
        put("callerName", call.parties().callerName());
        put("region", call.parties().region());
        put("geo", call.parties().geo().map(CallWriting::geo));
        put("stirVerstat", call.network().stirVerstat());
        put("sipResponseCode", call.sipResponseCode());
        put("answeredBy", call.answeredBy());
        put("amd", call.answer().amd().map(CallWriting::amd));
    }

    private void belonging(Call call) {
        fields.put("metadata.source", call.source().text());
        put("accountSid", call.accountSid());
        put("attemptId", call.attemptId());
        put("attemptNumber", call.attemptNumber());
        put("campaignId", call.campaignId());
        put("contactId", call.contactId());
        put("contactName", call.contactName());
    }

    private void agent(Call call) {
        put("agentId", call.agentId());
        put("agentName", call.agentName());
        put("voiceId", call.voiceId());
        put("conversationId", call.conversationId());
        put("transcriptId", call.conversationId());
        put("callSuccessful", call.callSuccessful().map(CallSuccess::text));
        put("terminationReason", call.terminationReason());
        put("qualityMetrics.latencyMs", call.latencyMs());
    }

    private void money(Call call) {
        put("price", call.price().map(Price::amount).map(Decimal128::new));
        put("priceCurrency", call.price().flatMap(Price::currency));
        put("cost", call.cost().map(CallWriting::cost));
    }

    private void ending(Call call) {
        put("terminatedBy", call.terminatedBy().map(TerminatedBy::text));
        put("outcome.status", call.outcome().map(outcome -> outcome.status().text()));
        put("outcome.reason", call.outcome().flatMap(Outcome::reason));
        put(
                "recordings",
                Optional.of(call.recordings())
                        .filter(recordings -> !recordings.isEmpty())
                        .map(recordings ->
                                recordings.stream().map(CallWriting::recording).toList()));
    }

    private static Document told(Call call) {
        Told told = new Told();
        told.put(
                "lasted",
                call.lasted()
                        .filter(said -> !said.standing().equals(call.standing()))
                        .map(CallWriting::lasted));
        told.put("answeredAt", call.timing().answeredAt());
        told.put("campaignId", call.links().campaignId());
        told.put("contactId", call.links().contactId());
        told.put("agentId", call.agent().agentId());
        told.put("connection", call.agent().connection().map(CallWriting::connection));
        told.put(
                "voiceUrlFailure",
                call.agent()
                        .voiceUrlFailure()
                        .map(failure -> new Told().put("errorCode", failure.errorCode()).document));
        told.put(
                "conversations",
                Optional.of(call.agent().conversations())
                        .filter(conversations -> !conversations.isEmpty())
                        .map(conversations -> conversations.stream()
                                .map(CallWriting::conversation)
                                .toList()));
        told.put("errorCode", call.network().errorCode());
        told.put("ended", Optional.of(call.intervention().ended()).filter(ended -> ended));
        told.put(
                "transfer",
                call.intervention().transfer().map(transfer -> transfer.name().toLowerCase(Locale.ROOT)));
        told.put("known", Optional.of(known(call.known())).filter(known -> !known.isEmpty()));
        return told.document;
    }

    private static Document lasted(Lasted lasted) {
        return new Told()
                .put("status", Optional.of(lasted.standing().status().text()))
                .put("sequence", lasted.standing().sequence())
                .put("endTime", lasted.standing().endTime())
                .put("seconds", Optional.of(lasted.seconds()))
                .document;
    }

    private static Document connection(AgentConnection connection) {
        return new Told()
                .put("connected", Optional.of(connection.connected()))
                .put("reason", connection.reason())
                .document;
    }

    private static Document conversation(Conversation conversation) {
        return new Told()
                .put("conversationId", Optional.of(conversation.conversationId()))
                .put("startTime", conversation.startTime())
                .put("agentId", conversation.agentId())
                .put("agentName", conversation.agentName())
                .put("voiceId", conversation.voiceId())
                .put("callSuccessful", conversation.callSuccessful().map(CallSuccess::text))
                .put("terminationReason", conversation.terminationReason())
                .put("failureReason", conversation.failureReason())
                .put("cost", conversation.cost().map(Decimal128::new))
                .put("latencyMs", conversation.latencyMs())
                .document;
    }

    private static Document known(Known known) {
        return new Told()
                .put("campaignId", known.campaignId())
                .put("contactId", known.contactId())
                .put("agentId", known.agentId())
                .put("agentName", known.agentName())
                .document;
    }

    private static Document geo(Geo geo) {
        return new Told()
                .put("city", geo.city())
                .put("state", geo.state())
                .put("zip", geo.zip())
                .put("country", geo.country())
                .document;
    }

    private static Document amd(Amd amd) {
        return new Told().put("result", Optional.of(amd.result())).put("durationMs", amd.durationMs()).document;
    }

    private static Document cost(Cost cost) {
        return new Told()
                .put("telephony", cost.telephony().map(CallWriting::decimal))
                .put("agent", cost.agent().map(CallWriting::decimal))
                .put("currency", Optional.of(cost.currency()))
                .document;
    }

    private static Decimal128 decimal(BigDecimal amount) {
        return new Decimal128(amount);
    }

    private static Document recording(RecordingSummary recording) {
        return new Told()
                .put("recordingSid", Optional.of(recording.recordingSid()))
                .put("status", Optional.of(recording.status().text()))
                .put("duration", recording.duration())
                .document;
    }

    private void put(String path, Optional<?> value) {
        value.ifPresent(present -> fields.put(path, present));
    }

    /** An inner document of what there is. */
    private record Told(Document document) {

        private Told() {
            this(new Document());
        }

        private Told put(String field, Optional<?> value) {
            value.ifPresent(present -> document.append(field, present));
            return this;
        }
    }
}
