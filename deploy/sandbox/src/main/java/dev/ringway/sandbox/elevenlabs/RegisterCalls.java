package dev.ringway.sandbox.elevenlabs;

import com.twilio.twiml.VoiceResponse;
import com.twilio.twiml.voice.Connect;
import com.twilio.twiml.voice.Parameter;
import com.twilio.twiml.voice.Stream;
import dev.ringway.sandbox.call.Chance;
import dev.ringway.sandbox.time.Timeline;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Registers calls: TwiML that connects a call to its conversation, as text/html; or whatever was ordered instead. */
public final class RegisterCalls {

    private static final int REMEMBERED = 1_000;
    private static final long HANG_SECONDS = 60;
    private static final String HTML = "text/html; charset=utf-8";

    private final ConversationBook book;
    private final Chance chance;
    private final Timeline timeline;
    private final ArrayDeque<RegisterRecord> records = new ArrayDeque<>();
    private final Orders<RegisterOrder> orders = new Orders<>(RegisterOrder.OK);

    public RegisterCalls(ConversationBook book, Chance chance, Timeline timeline) {
        this.book = book;
        this.chance = chance;
        this.timeline = timeline;
    }

    public void order(RegisterOrder order) {
        orders.add(order, order.count().orElse(1));
    }

    public synchronized List<RegisterRecord> newestFirst() {
        return List.copyOf(records.reversed());
    }

    public synchronized void reset() {
        records.clear();
        orders.reset();
    }

    Response register(Request request) {
        RegisterOrder order = orders.take();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(order.delayMillis().orElse(0L)));
        try {
            CallBody body = CallBody.parse(request.body());
            Conversation conversation = conversation(body);
            return answer(order, body, conversation);
        } catch (CallBody.InvalidException invalid) {
            record(json(request.body()), "invalid", 422, Optional.empty());
            return invalid.response();
        }
    }

    private Response answer(RegisterOrder order, CallBody body, Conversation conversation) {
        Optional<String> registered = order.answer().equals("ok") ? Optional.of(conversation.id()) : Optional.empty();
        registered.ifPresent(_ -> book.add(conversation));
        int errorStatus = order.status().orElse(500);
        int status = switch (order.answer()) {
            case "hang" -> 0;
            case "error" -> errorStatus;
            default -> 200;
        };
        record(body.json(), order.answer(), status, registered);
        return switch (order.answer()) {
            case "hang" -> hang();
            case "error" ->
                order.errorShape().of(errorStatus, order.errorCode(), "The request was refused", "agent_id");
            case "broken" -> Response.text(200, HTML, "<Response><Connect><Stream url=\"wss://");
            case "empty" -> Response.text(200, HTML, "");
            default -> Response.text(200, HTML, twiml(conversation));
        };
    }

    private static Response hang() {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(HANG_SECONDS));
        return ApiError.TEXT.of(504, "", "upstream request timeout", "");
    }

    private Conversation conversation(CallBody body) throws CallBody.InvalidException {
        String agent = body.required("agent_id");
        String from = body.required("from_number");
        String to = body.required("to_number");
        boolean inbound = body.direction().equals("inbound");
        return new Conversation(
                newId(),
                agent,
                inbound,
                from,
                to,
                body.clientData(),
                chance.next(),
                false,
                false,
                Conversation.Status.INITIATED,
                timeline.now(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static String newId() {
        return "conv_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static String twiml(Conversation conversation) {
        var parameter = new Parameter.Builder()
                .name("conversation_id")
                .value(conversation.id())
                .build();
        var stream = new Stream.Builder()
                .url("wss://api.elevenlabs.io/v1/convai/conversation/twilio")
                .parameter(parameter)
                .build();
        return new VoiceResponse.Builder()
                .connect(new Connect.Builder().stream(stream).build())
                .build()
                .toXml();
    }

    private synchronized void record(JsonNode body, String answer, int status, Optional<String> conversationId) {
        records.add(new RegisterRecord(timeline.now(), body, answer, status, conversationId));
        if (records.size() > REMEMBERED) {
            records.poll();
        }
    }

    private static JsonNode json(String text) {
        try {
            return ConversationPayload.JSON.readTree(text);
        } catch (JacksonException malformed) {
            return ConversationPayload.JSON.getNodeFactory().stringNode(text);
        }
    }
}
