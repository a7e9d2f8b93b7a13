package dev.ringway.sandbox.elevenlabs;

import dev.ringway.sandbox.call.Call;
import dev.ringway.sandbox.call.CallRequest;
import dev.ringway.sandbox.call.DialOrder;
import dev.ringway.sandbox.call.Direction;
import dev.ringway.sandbox.call.Switchboard;
import dev.ringway.sandbox.call.Undialable;
import dev.ringway.sandbox.time.Timeline;
import dev.ringway.sandbox.web.Request;
import dev.ringway.sandbox.web.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Calls that ElevenLabs places itself: on the same account, with no callback of ours; or whatever was ordered instead. */
public final class OutboundCalls {

    private static final String OURS = "+14155550100";

    private final Switchboard switchboard;
    private final ConversationBook book;
    private final Timeline timeline;
    private final Map<String, String> numbers = new ConcurrentHashMap<>();
    private final Orders<OutboundOrder> orders = new Orders<>(OutboundOrder.OK);

    public OutboundCalls(Switchboard switchboard, ConversationBook book, Timeline timeline) {
        this.switchboard = switchboard;
        this.book = book;
        this.timeline = timeline;
    }

    public void order(OutboundOrder order) {
        orders.add(order, order.count().orElse(1));
    }

    /** @param id the agent_phone_number_id under which ElevenLabs knows the number */
    public void number(String id, String number) {
        numbers.put(id, number);
    }

    /** By their agent_phone_number_id. */
    public Map<String, String> numbers() {
        return Map.copyOf(numbers);
    }

    public void reset() {
        orders.reset();
        numbers.clear();
    }

    Response place(Request request) {
        OutboundOrder order = orders.take();
        try {
            Response answer = answer(CallBody.parse(request.body()), order);
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(order.delayMillis().orElse(0L)));
            return answer;
        } catch (CallBody.InvalidException invalid) {
            return invalid.response();
        }
    }

    private Response answer(CallBody body, OutboundOrder order) throws CallBody.InvalidException {
        String agent = body.required("agent_id");
        String from = numbers.getOrDefault(body.required("agent_phone_number_id"), OURS);
        String to = body.required("to_number");
        String data = body.clientData();
        if (order.answer().equals("error")) {
            return order.error();
        }
        if (!order.places()) {
            return unsuccessful("The call could not be placed");
        }
        if (!CallRequest.isNumber(to) || Undialable.dialled(to).isPresent()) {
            return unsuccessful("The number is not valid");
        }
        Conversation placed = placed(agent, from, to, data);
        return switch (order.answer()) {
            case "error-after" -> order.error();
            case "unsuccessful-after" -> unsuccessful("The call could not be placed");
            case "disconnect" -> Response.disconnected();
            default ->
                Response.json(
                        200,
                        Map.of(
                                "success",
                                true,
                                "message",
                                "Success",
                                "conversation_id",
                                placed.id(),
                                "callSid",
                                placed.callSid().orElseThrow()));
        };
    }

    /** Nothing happens to the call before its conversation is known. */
    private Conversation placed(String agent, String from, String to, String data) {
        return switchboard.still(() -> {
            Call call = switchboard.place(request(from, to, data));
            var conversation = new Conversation(
                            RegisterCalls.newId(),
                            agent,
                            false,
                            from,
                            to,
                            data,
                            call.seed(),
                            true,
                            false,
                            Conversation.Status.INITIATED,
                            timeline.now(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty())
                    .on(call);
            book.add(conversation);
            return conversation;
        });
    }

    private static Response unsuccessful(String message) {
        return Response.json(200, Map.of("success", false, "message", message));
    }

    private static CallRequest request(String from, String to, String data) {
        JsonNode variables = ConversationPayload.JSON.readTree(data).path("dynamic_variables");
        return new CallRequest(
                Direction.OUTBOUND,
                from,
                to,
                Duration.ofSeconds(60),
                CallRequest.LONGEST,
                Optional.of(new DialOrder(
                        DialOrder.Source.ELEVENLABS, text(variables, "attempt_id"), text(variables, "campaign_id"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<String> text(JsonNode variables, String name) {
        return Optional.of(variables.path(name)).filter(JsonNode::isString).map(JsonNode::asString);
    }
}
